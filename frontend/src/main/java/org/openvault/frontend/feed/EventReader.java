package org.openvault.frontend.feed;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events line by line. */
final class EventReader {
    record Event(String name, String data) {}

    private final BufferedReader lines;

    EventReader(BufferedReader lines) {
        this.lines = lines;
    }

    /** The next event; null at the end of the stream. Comments only keep the connection open. */
    @Nullable
    Event next() throws IOException {
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !data.isEmpty()) {
                return new Event(name, data.toString());
            }
            if (line.isEmpty()) {
                name = "message";
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).strip());
            }
        }
        return null;
    }
}
