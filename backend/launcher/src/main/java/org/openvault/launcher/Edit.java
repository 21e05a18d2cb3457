package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt to save, and what came of it.
 *
 * @param mark stands in every text that the attempt writes, and in no other: what is found later tells who wrote it
 * @param base the version that the editor had before their eyes
 * @param writes what blocks and fields are to say
 * @param removes blocks that are to go
 * @param version the one that the answer names; null unless acknowledged
 */
record Edit(
        String editor,
        long page,
        String mark,
        DraftVersion base,
        Map<String, String> writes,
        Set<String> removes,
        Outcome outcome,
        DraftVersion version) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MARK = Pattern.compile("\\be[0-9]+x[0-9]+\\b");

    /** Failed is what the backend answered with a status of 5xx: it may have been done all the same. */
    enum Outcome {
        ACKNOWLEDGED,
        MERGED,
        CONFLICT,
        FAILED,
        UNANSWERED
    }

    Edit {
        writes = Map.copyOf(writes);
        removes = Set.copyOf(removes);
    }

    static String mark(int editor, int number) {
        return "e" + editor + "x" + number;
    }

    /** @return the mark in a text, empty for none */
    static String markIn(String text) {
        Matcher mark = MARK.matcher(text);
        return mark.find() ? mark.group() : "";
    }

    Edit ended(Outcome how, DraftVersion as) {
        return new Edit(editor, page, mark, base, writes, removes, how, as);
    }

    boolean isAcknowledged() {
        return outcome == Outcome.ACKNOWLEDGED || outcome == Outcome.MERGED;
    }

    boolean mayHaveHappened() {
        return outcome != Outcome.CONFLICT;
    }

    boolean touches(String place) {
        return writes.containsKey(place) || removes.contains(place);
    }

    /** @return the place at which a draft does not say what this edit wanted, or null when all of it is there */
    String missingIn(Draft draft) {
        for (var write : writes.entrySet()) {
            if (!write.getValue().equals(draft.says().get(write.getKey()))) return write.getKey();
        }
        return removes.stream().filter(draft.says()::containsKey).findFirst().orElse(null);
    }

    /** For the log: one line of JSON. */
    String line() {
        JsonNode line = JSON.createObjectNode()
                .put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .put("editor", editor)
                .put("page", page)
                .put("mark", mark)
                .put("base", base.toString())
                .put("version", version == null ? null : version.toString())
                .putPOJO("writes", writes)
                .putPOJO("removes", removes);
        return line.toString();
    }

    @Override
    public String toString() {
        return "%s of %s on page %d, based on version %s".formatted(mark, editor, page, base);
    }
}
