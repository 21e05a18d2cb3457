package org.openvault.backend.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fewest elements that must be taken and put elsewhere to turn one order into another. */
final class Moves {

    private Moves() {}

    static List<Diff.Change> between(String field, Collection<String> before, Collection<String> after) {
        Map<String, Integer> from = places(before);
        Map<String, Integer> to = places(after);
        List<String> common = after.stream().filter(from::containsKey).toList();
        Set<Integer> stayed = longestRise(common.stream().map(from::get).toList());
        var moves = new ArrayList<Diff.Change>();
        for (String id : common) {
            if (!stayed.contains(from.get(id))) {
                moves.add(new Diff.BlockMoved(field, id, from.get(id), to.get(id)));
            }
        }
        return moves;
    }

    private static Map<String, Integer> places(Collection<String> ids) {
        var places = new HashMap<String, Integer>();
        ids.forEach(id -> places.put(id, places.size()));
        return places;
    }

    /** A longest rising subsequence of distinct numbers, by the ends of the rises of each length: n log n. */
    private static Set<Integer> longestRise(List<Integer> numbers) {
        var ends = new ArrayList<Integer>();
        var before = new HashMap<Integer, Integer>();
        for (int number : numbers) {
            int length = -1 - java.util.Collections.binarySearch(ends, number);
            if (length > 0) {
                before.put(number, ends.get(length - 1));
            }
            if (length == ends.size()) {
                ends.add(number);
            } else {
                ends.set(length, number);
            }
        }
        var rise = new HashSet<Integer>();
        for (Integer number = ends.isEmpty() ? null : ends.getLast(); number != null; number = before.get(number)) {
            rise.add(number);
        }
        return rise;
    }
}
