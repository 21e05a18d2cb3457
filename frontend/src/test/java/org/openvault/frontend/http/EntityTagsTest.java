package org.openvault.frontend.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {
    @Test
    void oneOfSeveralWeakOrNotIsEnough() {
        assertThat(find("\"a\"")).isEqualTo("\"a\"");
        assertThat(find("W/\"a\"")).isEqualTo("\"a\"");
        assertThat(find("\"x\", W/\"y\" ,\"a\"")).isEqualTo("\"a\"");
        assertThat(find(" * ")).isEqualTo("\"any\"");
    }

    @Test
    void whatNamesItNotOrIsNoTagIsNothing() {
        assertThat(find(null)).isNull();
        assertThat(find("")).isNull();
        assertThat(find("\"b\", \"aa\"")).isNull();
        assertThat(find("a")).isNull();
        assertThat(find("\"a")).isNull();
        assertThat(find("\"*\"")).isNull();
    }

    @Test
    void aPartIsSentOnlyOfWhatIsSurelyTheSame() {
        assertThat(EntityTags.allowsPart(null, "\"a\"")).isTrue();
        assertThat(EntityTags.allowsPart("\"a\"", "\"a\"")).isTrue();
        assertThat(EntityTags.allowsPart("W/\"a\"", "\"a\"")).isFalse();
        assertThat(EntityTags.allowsPart("Sat, 21 Nov 2026 12:00:00 GMT", "\"a\""))
                .isFalse();
    }

    private static String find(String condition) {
        return EntityTags.find(condition, "a"::equals, "\"any\"");
    }
}
