package org.openvault.launcher;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what was kept of one page with what its editors were told. Every step from one version to the next must be one
 * edit, all of it and nothing else, and it may change only what its author had before their eyes.
 */
final class EditCheck {
    private final NavigableMap<DraftVersion, Draft> drafts = new TreeMap<>();
    private final List<Edit> edits;
    private final Map<String, Edit> byMark = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    /** The first thing that is wrong, in words. */
    private static final class Wrong extends RuntimeException {
        Wrong(String what, Object... values) {
            super(what.formatted(values), null, false, false);
        }
    }

    /** @param drafts all that were kept of the page */
    EditCheck(List<Draft> drafts, List<Edit> edits) {
        drafts.forEach(draft -> this.drafts.put(draft.version(), draft));
        this.edits = edits;
        edits.forEach(edit -> byMark.put(edit.mark(), edit));
    }

    /** @return the first discrepancy, or empty when all is well */
    Optional<String> run() {
        try {
            steps();
            edits.stream().filter(Edit::isAcknowledged).forEach(this::requireKept);
            return Optional.empty();
        } catch (Wrong wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    /** How many edits without an answer were found done. */
    long doneWithoutAnswer() {
        return edits.stream()
                .filter(edit -> !edit.isAcknowledged() && done.contains(edit.mark()))
                .count();
    }

    private void steps() {
        Draft before = null;
        for (Draft after : drafts.values()) {
            if (before != null) step(before, after);
            before = after;
        }
    }

    private void step(Draft before, Draft after) {
        if (!after.version().isNextAfter(before.version()))
            throw new Wrong("no version is left between %s and %s", before.version(), after.version());
        Set<String> changed = changed(before, after);
        if (changed.isEmpty()) return;
        Edit edit = author(after, changed);
        if (!edit.mayHaveHappened())
            throw new Wrong("%s was refused, and version %s holds it all the same", edit, after.version());
        if (!done.add(edit.mark())) throw new Wrong("%s was done twice, again in version %s", edit, after.version());
        String half = edit.missingIn(after);
        if (half != null) throw new Wrong("version %s holds only a part of %s: not %s", after.version(), edit, half);
        changed.forEach(place -> requireSeen(edit, place, before));
        if (edit.isAcknowledged() && !edit.version().equals(after.version()))
            throw new Wrong("%s was acknowledged as %s and is version %s", edit, edit.version(), after.version());
    }

    private static Set<String> changed(Draft before, Draft after) {
        var places = new TreeSet<>(before.says().keySet());
        places.addAll(after.says().keySet());
        places.removeIf(
                place -> Objects.equals(before.says().get(place), after.says().get(place)));
        return places;
    }

    private Edit author(Draft after, Set<String> changed) {
        Set<String> marks = changed.stream()
                .map(after.says()::get)
                .filter(Objects::nonNull)
                .map(Edit::markIn)
                .collect(Collectors.toSet());
        Edit edit = marks.size() == 1 ? byMark.get(marks.iterator().next()) : null;
        if (edit == null)
            throw new Wrong("version %s changed %s, and that is not one edit: %s", after.version(), changed, marks);
        return edit;
    }

    private void requireSeen(Edit edit, String place, Draft before) {
        Draft base = drafts.get(edit.base());
        if (base == null) throw new Wrong("the version that %s is based on was not kept", edit);
        boolean seen = Objects.equals(base.says().get(place), before.says().get(place));
        if (!edit.touches(place) || !seen)
            throw new Wrong(
                    "%s silently overwrote what %s says in version %s: %s",
                    edit, place, before.version(), before.says().get(place));
    }

    private void requireKept(Edit edit) {
        Draft draft = drafts.get(edit.version());
        if (draft == null) throw new Wrong("%s was acknowledged as version %s and is lost", edit, edit.version());
        String lost = edit.missingIn(draft);
        if (lost != null)
            throw new Wrong(
                    "%s was acknowledged as version %s, which says otherwise at %s", edit, edit.version(), lost);
        Draft last = drafts.lastEntry().getValue();
        edit.writes().forEach((place, text) -> {
            if (!text.equals(last.says().get(place)) && !isReplaced(edit, place, text))
                throw new Wrong("%s is gone from %s in the last version, and nobody replaced it", edit, place);
        });
    }

    /** Whether somebody who had it before their eyes wrote something else in its place. */
    private boolean isReplaced(Edit edit, String place, String text) {
        return edits.stream()
                .filter(later -> later != edit && later.touches(place) && done.contains(later.mark()))
                .map(later -> drafts.get(later.base()))
                .anyMatch(base -> base != null && text.equals(base.says().get(place)));
    }
}
