package org.openvault.frontend.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final List<String> SEARCH = List.of("q", "type", "page");

    @Test
    void undeclaredParametersAreAsIfTheyWereNotThere() {
        assertThat(Parameters.canonical("utm_source=x&page=2&fbclid=1", List.of("page")))
                .isEqualTo("page=2");
        assertThat(Parameters.canonical("q=x", List.of("page"))).isEmpty();
    }

    @Test
    void orderAndSpellingDoNotMatter() {
        assertThat(Parameters.canonical("page=02&q=jazz%20%20night", SEARCH))
                .isEqualTo(Parameters.canonical("q=+jazz+night&page=2", SEARCH))
                .isEqualTo("q=jazz+night&page=2");
    }

    @Test
    void theFirstPageIsTheOneWithoutANumber() {
        for (String number : List.of("1", "0", "-1", "abc", "", "999999999999")) {
            assertThat(Parameters.canonical("page=" + number, SEARCH)).isEmpty();
        }
    }

    @Test
    void textsAreBounded() {
        assertThat(Parameters.canonical("q=" + "x".repeat(5_000), SEARCH)).hasSize(202);
        assertThat(Parameters.canonical("q=a%00%0Ab", SEARCH)).isEqualTo("q=a+b");
    }

    @Test
    void whatACacheOnTheWayTakesForOneValueIsOneValue() {
        assertThat(Parameters.canonical("utm_source=x;page=2", SEARCH)).isEmpty();
        assertThat(Parameters.canonical("q=a;type=b&page=2", SEARCH)).isEqualTo("q=a%3Btype%3Db&page=2");
    }

    @Test
    void whatIsNoCodeIsMeantAsItStands() {
        assertThat(Parameters.canonical("utm=50%&page=2", SEARCH)).isEqualTo("page=2");
        assertThat(Parameters.canonical("q=50%", SEARCH)).isEqualTo("q=50%25");
    }
}
