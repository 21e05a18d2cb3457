package org.openvault.backend.api.v3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A reader of Server-Sent Events who can go away at any time. What has not come whole has not come. */
final class EventStream implements AutoCloseable {

    record Event(@Nullable String name, @Nullable String id, String data) {}

    private final HttpResponse<java.io.InputStream> response;
    private final BufferedReader lines;
    private int comments;

    private EventStream(HttpResponse<java.io.InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    static EventStream open(URI address, @Nullable Long lastEventId) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // a connection of its own, that ends with it
                .build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId.toString());
        }
        return new EventStream(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    int comments() {
        return comments;
    }

    /** Null when the stream has ended. */
    @Nullable
    Event next() throws IOException {
        String name = null;
        String id = null;
        String data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && data != null) {
                return new Event(name, id, data);
            }
            comments += line.startsWith(":") ? 1 : 0;
            name = line.startsWith("event:") ? line.substring(6).strip() : name;
            id = line.startsWith("id:") ? line.substring(3).strip() : id;
            data = line.startsWith("data:") ? line.substring(5).strip() : data;
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
