package org.openvault.backend.ingest.openvault3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void titlesDegreesAndInitialsDoNotMakeAnotherPerson() {
        assertThat(Names.key("Dr. Ada K. Birch"))
                .isEqualTo(Names.key("Ada Birch, PhD"))
                .isEqualTo("ada birch");
        assertThat(Names.key("A. José Reed, M.D.")).isEqualTo("jose reed");
        assertThat(Names.key("A. Reed")).isNotEqualTo(Names.key("B. Reed"));
    }

    @Test
    void aBylineNamesSeveralOrOne() {
        Set<String> known = Set.of("ada birch");

        assertThat(Names.inByline("Ada Birch & Tom Reed", Set.of())).containsExactly("Ada Birch", "Tom Reed");
        assertThat(Names.inByline("Ada Birch, Tom Reed and Eve Moss", known))
                .containsExactly("Ada Birch", "Tom Reed", "Eve Moss");
        assertThat(Names.inByline("Ada Birch, PhD", known)).containsExactly("Ada Birch, PhD");
        assertThat(Names.inByline("\nSociety of Ponds and Rivers\n", known))
                .containsExactly("Society of Ponds and Rivers");
    }
}
