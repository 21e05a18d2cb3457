package org.openvault.frontend.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/exhibits/", "/exhibits/first-night/", "/exhibits", "/Exhibits/", "/a.html", "/caf%C3%A9/"
            })
    void oneSpellingIsCanonical(String raw) {
        assertThat(Address.of(raw)).isInstanceOf(Address.Canonical.class);
    }

    @ParameterizedTest
    @CsvSource({
        "//, /",
        "//evil.example/, /evil.example/",
        "///evil.example//, /evil.example/",
        "/exhibits//one/, /exhibits/one/",
        "/%65xhibits/, /exhibits/",
        "/a%2eb/, /a.b/",
        "/caf%c3%a9/, /caf%C3%A9/",
        "/%2F, 400"
    })
    void otherSpellingsLeadToItOnThisSite(String raw, String expected) {
        switch (Address.of(raw)) {
            case Address.Elsewhere(String location) -> {
                assertThat(location).isEqualTo(expected).startsWith("/").doesNotStartWith("//");
                assertThat(Address.of(location)).isInstanceOf(Address.Canonical.class);
            }
            case Address.Malformed(int status) ->
                assertThat(String.valueOf(status)).isEqualTo(expected);
            case Address.Canonical canonical -> throw new AssertionError(canonical);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../", "/a/../b/", "/%2e%2e/", "/.%2E/x", "/./", "/a%2fb/", "/a%5cb", "/a\\b", "/%00", "/a%00b/",
                        "/%0d%0aX: y",
                "/%ff/", "/%c3/", "/%c0%af/", "/%", "/%4", "/%zz", "/%4g", "relative", "", "*", "/\u00e9/"
            })
    void whatCannotBeAnAddressIsRefused(String raw) {
        assertThat(Address.of(raw)).isEqualTo(new Address.Malformed(400));
    }

    @Test
    void veryLongPathsAreRefused() {
        assertThat(Address.of("/" + "a".repeat(10_000))).isEqualTo(new Address.Malformed(414));
        assertThat(Address.of("/" + "%41".repeat(3_000))).isEqualTo(new Address.Malformed(414));
    }

    @Test
    void pagesEndWithASlashAndFilesDoNot() {
        assertThat(Address.lacksSlash("/exhibits")).isTrue();
        assertThat(Address.lacksSlash("/a.b/exhibits")).isTrue();
        assertThat(Address.lacksSlash("/exhibits/")).isFalse();
        assertThat(Address.lacksSlash("/index.html")).isFalse();
    }
}
