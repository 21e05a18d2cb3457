package org.openvault.frontend.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.Await;
import org.openvault.frontend.FakeBackendResource;
import org.openvault.frontend.cache.PageCache;

/** Whoever asks and asks and reads nothing is let go. */
@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class UnreadAnswersTest {
    private static final int REQUESTS = 12_000;
    /** What the system itself may hold of answers of ten thousand bytes each. */
    private static final int HELD_BY_THE_SYSTEM = 4_000;

    @Inject
    PageCache cache;

    @TestHTTPResource
    URI site;

    private long before;
    private long seen;
    private int steady;

    @BeforeEach
    void count() throws IOException {
        try (Socket reader = connected()) {
            ask(reader, 1, "close");
            reader.getInputStream().readAllBytes();
        }
        before = cache.counts().hits();
    }

    @Test
    void nobodyIsAnsweredForEverWhoReadsNothing() throws Exception {
        try (Socket reader = connected()) {
            Thread.startVirtualThread(() -> ask(reader, REQUESTS, "keep-alive"));
            Await.until("no more is answered", this::isSteady);
            assertThat(seen).isLessThan(HELD_BY_THE_SYSTEM);

            reader.setSoTimeout(10_000);
            assertThat(answers(reader)).isLessThan(HELD_BY_THE_SYSTEM);
        }
    }

    private Socket connected() throws IOException {
        return new Socket(site.getHost(), site.getPort());
    }

    private static void ask(Socket reader, int times, String connection) {
        String request = "GET /about/ HTTP/1.1\r\nHost: a\r\nConnection: " + connection + "\r\n\r\n";
        try {
            reader.getOutputStream().write(request.repeat(times).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            Log.debugf("let go: %s", e);
        }
    }

    private boolean isSteady() {
        long hits = cache.counts().hits() - before;
        steady = hits == seen && hits > 0 ? steady + 1 : 0;
        seen = hits;
        return steady > 200;
    }

    private static int answers(Socket reader) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.ISO_8859_1));
        int answers = 0;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers += line.contains("HTTP/1.1 200 OK") ? 1 : 0;
            }
        } catch (SocketException end) {
            Log.debugf("let go: %s", end);
        }
        return answers;
    }
}
