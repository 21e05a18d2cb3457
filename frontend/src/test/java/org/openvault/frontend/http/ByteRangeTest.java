package org.openvault.frontend.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Test
    void firstLastAndTailCanBeAskedFor() {
        assertThat(ByteRange.of("bytes=0-9", 100)).isEqualTo(new ByteRange(0, 9));
        assertThat(ByteRange.of("bytes=90-", 100)).isEqualTo(new ByteRange(90, 99));
        assertThat(ByteRange.of("bytes=-5", 100)).isEqualTo(new ByteRange(95, 99));
        assertThat(ByteRange.of("bytes=50-500", 100)).isEqualTo(new ByteRange(50, 99));
    }

    @Test
    void whatIsBeyondTheEndCannotBeSatisfied() {
        assertThat(ByteRange.of("bytes=100-", 100).isSatisfiable(100)).isFalse();
        assertThat(ByteRange.of("bytes=-0", 100).isSatisfiable(100)).isFalse();
        assertThat(ByteRange.of("bytes=9-3", 100).isSatisfiable(100)).isFalse();
    }

    @Test
    void anythingElseMeansTheWholeFile() {
        assertThat(ByteRange.of(null, 100)).isNull();
        assertThat(ByteRange.of("bytes=0-1,5-6", 100)).isNull();
        assertThat(ByteRange.of("bytes=-", 100)).isNull();
        assertThat(ByteRange.of("lines=1-2", 100)).isNull();
    }
}
