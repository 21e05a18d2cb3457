package org.openvault.frontend.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.feed.EventReader.Event;

class EventReaderTest {
    @Test
    void eventsAreReadAndCommentsPassedOver() throws IOException {
        EventReader reader = reader(
                "event: head\ndata: {\"sequence\":1}\n\n: still here\n\nid: 2\nevent:change\ndata:a\ndata: b\n\n");

        assertThat(reader.next()).isEqualTo(new Event("head", "{\"sequence\":1}"));
        assertThat(reader.next()).isEqualTo(new Event("change", "a\nb"));
        assertThat(reader.next()).isNull();
    }

    @Test
    void anEventThatIsCutOffIsNone() throws IOException {
        assertThat(reader("event: change\ndata: {\"seq").next()).isNull();
    }

    private static EventReader reader(String text) {
        return new EventReader(new BufferedReader(new StringReader(text)));
    }
}
