package org.openvault.frontend.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.block.Notes.Note;
import org.openvault.frontend.content.Footnote;

class NotesTest {
    private final Notes notes = new Notes(List.of(note("a"), note("b"), note("c")), new Anchors());

    @Test
    void numbersFollowTheTextNotTheList() {
        notes.refer("c");
        notes.refer("a");

        assertThat(notes.list()).extracting(Note::html).containsExactly("c", "a", "b");
        assertThat(notes.list()).extracting(Note::number).containsExactly(1, 2, 3);
    }

    @Test
    void aNoteNamedTwiceKeepsItsNumberAndHasTwoWaysBack() {
        Notes.Reference first = notes.refer("b");
        notes.refer("a");
        Notes.Reference second = notes.refer("b");

        assertThat(second.number()).isEqualTo(first.number()).isEqualTo(1);
        assertThat(notes.list().getFirst().returns()).containsExactly(first.anchor(), second.anchor());
        assertThat(first.anchor()).isNotEqualTo(second.anchor());
    }

    @Test
    void aNoteThatTheTextNeverNamesIsStillShown() {
        notes.refer("a");

        assertThat(notes.list()).hasSize(3);
        assertThat(notes.list().getLast().returns()).isEmpty();
    }

    @Test
    void aReferenceToNoNoteIsNone() {
        assertThat(notes.refer("nobody")).isNull();
        assertThat(notes.refer("a").number()).isEqualTo(1);
    }

    private static Footnote note(String id) {
        return new Footnote(id, id);
    }
}
