package org.openvault.frontend.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openvault.frontend.page.Paths.Elsewhere;
import org.openvault.frontend.page.Paths.Nonsense;
import org.openvault.frontend.page.Paths.Page;

class PathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/exhibits/", "/exhibits/x_y-1/"})
    void oneSpellingIsThePage(String path) {
        assertThat(Paths.of(path)).isEqualTo(new Page(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/exhibits,/exhibits/",
        "//,/",
        "//evil.example,/evil.example/",
        "/a//b/,/a/b/",
        "/a%2Fb,/a/b/",
        "/caf%C3%A9,/caf%C3%A9/",
        "/a%20b,/a%20b/"
    })
    void otherSpellingsLeadToIt(String path, String location) {
        assertThat(Paths.of(path)).isEqualTo(new Elsewhere(location));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%ff/", "/%00/", "/a%0d%0ab/", "/%", "/%zz/", "/\\evil/", "/%5cevil/", "x", ""})
    void whatIsNoTextIsABadRequest(String path) {
        assertThat(Paths.of(path)).isEqualTo(new Nonsense(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../etc/", "/a/%2e%2e/b/", "/./", "/%2e/"})
    void nobodyClimbs(String path) {
        assertThat(Paths.of(path)).isEqualTo(new Nonsense(404));
    }

    @Test
    void tenThousandCharactersAreTooMany() {
        assertThat(Paths.of("/" + "a".repeat(10_000))).isEqualTo(new Nonsense(414));
    }

    @Test
    void onlyDeclaredParametersMakeADifference() {
        assertThat(Parameters.declared("/exhibits/", "utm=1&page=2&x=y")).isEqualTo("page=2");
        assertThat(Parameters.declared("/exhibits/", "page=1")).isEmpty();
        assertThat(Parameters.declared("/exhibits/", "page=-1&q=x")).isEmpty();
        assertThat(Parameters.declared("/search/", "page=3&q=a+b&utm=1")).isEqualTo("q=a+b&page=3");
        assertThat(Parameters.declared("/search/", "q=%ff%zz")).isEqualTo("q=");
    }
}
