package org.openvault.backend.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MentionTextTest {

    private static Set<String> meant(String body, String... known) {
        return MentionText.meant(body, Set.of(known));
    }

    @Test
    void aNameMayHoldWhatOftenEndsASentence() {
        assertThat(meant("@ada. And @Bo, (@cy.d.)!", "ada", "bo", "cy.d")).containsExactly("ada", "bo", "cy.d");
        assertThat(meant("@cy.d. or @cy.d", "cy.d.", "cy.d")).containsExactly("cy.d.", "cy.d");
        assertThat(meant("ask @ada@example.org", "ada", "ada@example.org")).containsExactly("ada@example.org");
    }

    @Test
    void whatIsNoMentionTellsNobody() {
        assertThat(meant("mail to ada@bo or @@ada, @ ada, @adamant", "ada", "bo"))
                .isEmpty();
        assertThat(MentionText.candidates("@a ".repeat(500) + "@late")).containsExactly("a");
    }

    @Test
    void theTextIsCutAtMentionsAndWholeAgainTogether() {
        String body = "@ada: see <b>@nobody</b>, @ADA.";
        var parts = MentionText.parts(body, Set.of("ada"));
        assertThat(parts.stream().map(ListComments.Part::text).collect(Collectors.joining()))
                .isEqualTo(body);
        assertThat(parts.stream().filter(ListComments.Part::mention).map(ListComments.Part::text))
                .containsExactly("@ada", "@ADA");
    }
}
