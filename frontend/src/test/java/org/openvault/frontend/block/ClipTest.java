package org.openvault.frontend.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClipTest {
    @Test
    void timesAreWrittenAsPeopleWriteThem() {
        assertThat(Clip.label(90.0, 240.0)).isEqualTo("1:30–4:00");
        assertThat(Clip.label(5.0, 3_725.0)).isEqualTo("0:05–1:02:05");
        assertThat(Clip.label(90.0, null)).isEqualTo("from 1:30");
        assertThat(Clip.label(null, 61.0)).isEqualTo("to 1:01");
    }

    @Test
    void aWholeRecordingNeedsNoTimes() {
        assertThat(Clip.label(null, null)).isEmpty();
        assertThat(Clip.label(0.0, null)).isEmpty();
    }
}
