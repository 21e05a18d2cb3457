package org.openvault.backend.delivery;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an answer depends on, noted while it is read: the names by which a change says what it touches. */
public final class CacheTags {

    private final TreeSet<String> tags = new TreeSet<>();
    private final TreeSet<Long> absent = new TreeSet<>();

    public void add(String tag) {
        tags.add(tag);
        int colon = tag.indexOf(':');
        if (colon > 0 && !absent.isEmpty() && tag.substring(colon + 1).matches("[0-9]{1,18}")) {
            absent.remove(Long.valueOf(tag.substring(colon + 1)));
        }
    }

    /** Entries asked for by id. Of those that turn out not to be live the kind is not known: any kind's tag is noted. */
    void addMaybe(Collection<Long> ids) {
        absent.addAll(ids);
    }

    /** The numbers of all tags of one of these kinds, of entries that may not be live too. */
    Set<Long> numbersOf(Set<String> kinds) {
        return all().stream()
                .filter(tag -> kinds.contains(kind(tag)))
                .map(tag -> Long.valueOf(tag.substring(tag.indexOf(':') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands behind the colon of the tags of a kind. */
    Set<String> namesOf(String kind) {
        return tags.stream()
                .filter(tag -> kind(tag).equals(kind))
                .map(tag -> tag.substring(tag.indexOf(':') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean hasOtherThan(Set<String> kinds) {
        return tags.stream().anyMatch(tag -> !kinds.contains(kind(tag)));
    }

    private static String kind(String tag) {
        return tag.substring(0, Math.max(0, tag.indexOf(':')));
    }

    /** The value of a {@code Cache-Tag} header. */
    public String header() {
        return String.join(" ", all());
    }

    private Set<String> all() {
        var all = new TreeSet<>(tags);
        for (long id : absent) {
            all.add("page:" + id);
            all.add("snippet:" + id);
            all.add("image:" + id);
        }
        return all;
    }
}
