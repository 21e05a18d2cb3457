package org.openvault.backend.admin.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of a text are not in the other, so that both sides can be shown with them marked. Texts whose differing middle is
 * too long to be compared word by word are marked as a whole there: nobody waits for a comparison.
 */
final class WordDiff {

    /** @param changed whether it stands on this side alone */
    public record Part(String text, boolean changed) {}

    public record Sides(List<Part> before, List<Part> after) {}

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|[^\\p{L}\\p{N}\\s]");

    /** Cells of the table in which the longest common run is looked for: 4 bytes each. */
    private static final long MOST_CELLS = 4_000_000;

    private WordDiff() {}

    static Sides of(String before, String after) {
        List<String> was = words(before);
        List<String> is = words(after);
        int head = 0;
        while (head < was.size() && head < is.size() && was.get(head).equals(is.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < was.size() - head
                && tail < is.size() - head
                && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
            tail++;
        }
        boolean[] kept = new boolean[was.size()];
        boolean[] stays = new boolean[is.size()];
        keepEnds(kept, head, tail);
        keepEnds(stays, head, tail);
        middle(was.subList(head, was.size() - tail), is.subList(head, is.size() - tail), kept, stays, head);
        return new Sides(parts(was, kept), parts(is, stays));
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static void keepEnds(boolean[] kept, int head, int tail) {
        for (int index = 0; index < kept.length; index++) {
            kept[index] = index < head || index >= kept.length - tail;
        }
    }

    /** The longest common run of words, by the usual table. */
    private static void middle(List<String> was, List<String> is, boolean[] kept, boolean[] stays, int head) {
        if ((long) was.size() * is.size() > MOST_CELLS) {
            return;
        }
        int[][] longest = new int[was.size() + 1][is.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = is.size() - 1; j >= 0; j--) {
                longest[i][j] = was.get(i).equals(is.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < was.size() && j < is.size()) {
            if (was.get(i).equals(is.get(j))) {
                kept[head + i++] = true;
                stays[head + j++] = true;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<Part> parts(List<String> words, boolean[] kept) {
        var parts = new ArrayList<Part>();
        var run = new StringBuilder();
        for (int index = 0; index < words.size(); index++) {
            run.append(words.get(index));
            if (index == words.size() - 1 || kept[index] != kept[index + 1]) {
                parts.add(new Part(run.toString(), !kept[index]));
                run.setLength(0);
            }
        }
        return parts;
    }
}
