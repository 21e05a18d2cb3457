package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValidityTest {
    private final Validity validity = new Validity();

    @Test
    void tellsAPageThatIsWrongFromOneThatIsRight() {
        String page = "<!DOCTYPE html><html lang=\"en\"><title>A page</title><p>%s</p></html>";

        assertThat(validity.errors(page.formatted("Text."))).isEmpty();
        assertThat(validity.errors(page.formatted("<div>A box in a line.</div>")))
                .isNotEmpty();
        assertThat(validity.errors(page.formatted("<img src=\"x.jpg\">"))).hasSize(1);
        assertThat(validity.errors(page.formatted("Text."))).isEmpty();
    }
}
