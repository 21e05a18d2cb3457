package org.openvault.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void titlesBecomeSlugs() {
        assertThat(Slug.of("Voices & Votes: 1965–68")).isEqualTo("voices-votes-1965-68");
        assertThat(Slug.of("Ärger über Öl")).isEqualTo("arger-uber-ol");
        assertThat(Slug.of("  -- Edges --  ")).isEqualTo("edges");
        assertThat(Slug.of("東京 物語")).isEqualTo("東京-物語");
    }

    @Test
    void whateverTheTitleTheSlugIsOne() {
        for (String title :
                new String[] {"", "!?", "\u0000", "😀", "a".repeat(500), "😀x".repeat(300), "𝔘".repeat(400), "\ud800"
                }) {
            assertThat(Slug.isValid(Slug.of(title))).as(title).isTrue();
            assertThat(Slug.of(title).length()).isLessThan(240);
        }
    }
}
