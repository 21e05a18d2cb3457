package org.openvault.frontend.block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Footnote;

/** Numbers footnotes in the order in which the text first names them; notes that it never names come last. */
public final class Notes {
    /** @param returns the ids of the places in the text that name this note, in order */
    public record Note(int number, String anchor, String html, List<String> returns) {}

    /** One place in the text. */
    record Reference(int number, String anchor, String noteAnchor) {}

    private final Anchors anchors;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> noteAnchors = new ArrayList<>();
    private final Map<String, List<String>> references = new LinkedHashMap<>();

    /** @param anchors of the page: the ids of all its notes are taken at once, before any heading asks for one */
    public Notes(List<Footnote> footnotes, Anchors anchors) {
        this.anchors = anchors;
        footnotes.forEach(note -> texts.putIfAbsent(note.id(), note.text()));
        for (int number = 1; number <= texts.size(); number++) {
            noteAnchors.add(anchors.take("note-" + number));
        }
    }

    /** Null where there is no such note: a number that leads nowhere helps nobody. */
    @Nullable
    Reference refer(String noteId) {
        if (!texts.containsKey(noteId)) {
            return null;
        }
        List<String> places = references.computeIfAbsent(noteId, first -> new ArrayList<>());
        int number = List.copyOf(references.keySet()).indexOf(noteId) + 1;
        String anchor = anchors.take(places.isEmpty() ? "ref-" + number : "ref-" + number + "-" + (places.size() + 1));
        places.add(anchor);
        return new Reference(number, anchor, noteAnchors.get(number - 1));
    }

    /** To be called when the whole text has been read. */
    public List<Note> list() {
        List<String> order = new ArrayList<>(references.keySet());
        texts.keySet().stream().filter(id -> !references.containsKey(id)).forEach(order::add);
        List<Note> notes = new ArrayList<>();
        for (String id : order) {
            int number = notes.size() + 1;
            List<String> returns = List.copyOf(references.getOrDefault(id, List.of()));
            notes.add(new Note(number, noteAnchors.get(number - 1), texts.get(id), returns));
        }
        return List.copyOf(notes);
    }
}
