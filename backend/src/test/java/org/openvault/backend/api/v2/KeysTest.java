package org.openvault.backend.api.v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void localeIsAKeyOnlyWhereThereAreSeveral() {
        assertThat(PageKeys.of(false).all()).extracting(Key::name).doesNotContain("locale");
        assertThat(PageKeys.of(true).all()).extracting(Key::name).contains("locale");
    }

    @Test
    void whatATypeSaysOfAKeyCountsMoreThanWhatAllSay() {
        Key own = Key.meta("slug", Key.Shown.ONLY_IN_DETAILS, item -> null);
        var keys = PageKeys.of(false).with(java.util.List.of(own));
        assertThat(keys.all()).contains(own);
        assertThat(keys.all()).extracting(Key::name).doesNotHaveDuplicates();
    }
}
