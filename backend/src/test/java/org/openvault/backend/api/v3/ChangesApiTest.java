package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.openvault.backend.api.v3.Clients.nobody;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.Await;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.change.Changes;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangesApiTest {

    private static final String CHANGES = "/api/v3/changes";

    @TestHTTPResource(CHANGES)
    URI address;

    @Inject
    SampleSite site;

    @Inject
    ChangeFeed feed;

    @Inject
    Changes changes;

    @Inject
    ChangeStreams streams;

    @Inject
    SqlStatements statements;

    @BeforeEach
    void world() {
        site.get();
        Await.until("so many streams are free", () -> streams.free() == 8);
    }

    private void change(String tag) {
        QuarkusTransaction.requiringNew().run(() -> feed.append("test.changed", null, List.of(tag)));
    }

    @Test
    void aPartOfTheFeedIsReadFromASequenceOn() throws SQLException {
        long before = changes.head();
        change("test:one");
        change("test:two");
        change("test:three");
        nobody().get(CHANGES + "?limit=2&after=" + before)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("changes", hasSize(2))
                .body("changes[0].sequence", equalTo((int) before + 1))
                .body("changes[0].kind", equalTo("test.changed"))
                .body("changes[0].tags", equalTo(List.of("test:one")))
                .body("head", equalTo((int) before + 3));
        nobody().get(CHANGES + "?after=" + (before + 3)).then().statusCode(200).body("changes", hasSize(0));
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        for (String query : List.of(
                "?after=-1",
                "?after=x",
                "?after=",
                "?limit=0",
                "?limit=501",
                "?limit=1x",
                "?from=3",
                "?after=1&wait=2")) {
            nobody().get(CHANGES + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("status", equalTo(400));
            if (!query.contains("limit")) {
                nobody().accept("text/event-stream")
                        .get(CHANGES + query)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json");
            }
        }
        nobody().accept("text/event-stream")
                .header("Last-Event-ID", "7; drop")
                .get(CHANGES)
                .then()
                .statusCode(400)
                .body("message", containsString("Last-Event-ID"));
    }

    @Test
    void aStreamBeginsAtTheHeadAndSaysSo() throws Exception {
        change("test:before");
        long head = changes.head();
        try (EventStream stream = EventStream.open(address, null)) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.next())
                    .isEqualTo(
                            new EventStream.Event("head", String.valueOf(head), "{\"sequence\":%d}".formatted(head)));
            change("test:after");
            EventStream.Event event = stream.next();
            assertThat(event.name()).isEqualTo("change");
            assertThat(event.id()).isEqualTo(String.valueOf(head + 1));
            assertThat(event.data()).contains("\"test:after\"").contains("\"sequence\":" + (head + 1));
        }
    }

    @Test
    void whoComesBackGoesOnFromTheEventSeenLast() throws Exception {
        long before = changes.head();
        change("test:one");
        change("test:two");
        try (EventStream stream = EventStream.open(URI.create(address + "?after=" + before), null)) {
            assertThat(stream.next().id()).isEqualTo(String.valueOf(before + 1));
        }
        try (EventStream stream = EventStream.open(URI.create(address + "?after=" + before), before + 1)) {
            assertThat(stream.next().id())
                    .as("the event seen last is newer than the address")
                    .isEqualTo(String.valueOf(before + 2));
        }
    }

    @Test
    void silenceIsFilledWithComments() throws Exception {
        try (EventStream stream = EventStream.open(URI.create(address + "?after=" + changes.head()), null)) {
            Thread later = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(Duration.ofMillis(1700)); // three times as long as silence may last
                    change("test:late");
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(stream.next().data()).contains("test:late");
            assertThat(stream.comments()).isGreaterThanOrEqualTo(3);
            later.join();
        }
    }

    @Test
    void asManyFollowAsMayAndWhoGoesMakesRoom() throws Exception {
        var open = new ArrayList<EventStream>();
        try {
            for (int number = 0; number < 8; number++) {
                open.add(EventStream.open(address, null));
                assertThat(open.getLast().next().name()).isEqualTo("head");
            }
            nobody().accept("text/event-stream")
                    .get(CHANGES)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json");
            nobody().get(CHANGES + "?limit=1").then().statusCode(200);
            open.removeLast().close();
            Await.until("so many streams are free", () -> streams.free() == 1);
            try (EventStream another = EventStream.open(address, null)) {
                assertThat(another.next().name()).isEqualTo("head");
            }
        } finally {
            for (EventStream stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void whoTakesNothingIsCutOffAndMayComeBack() throws Exception {
        long before = changes.head();
        String much = "test:" + "x".repeat(20_000);
        statements.run("""
                insert into change (sequence, at, kind, tags)
                select %d + n, now(), 'test.changed', array['%s'] from generate_series(1, 1500) n
                """.formatted(before, much));
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            slow.getOutputStream()
                    .write("GET %s?after=%d HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
                            .formatted(CHANGES, before)
                            .getBytes(StandardCharsets.US_ASCII));
            Await.until("so many streams are free", () -> streams.free() == 7);
            Await.until("so many streams are free", () -> streams.free() == 8);
            assertThat(readAll(slow)).as("less than there is").isLessThan(1500 * 20_000L);
        } finally {
            statements.run("update change set tags = '{}' where sequence > " + before);
        }
        try (EventStream back = EventStream.open(address, before + 7)) {
            assertThat(back.next().id()).isEqualTo(String.valueOf(before + 8));
        }
    }

    /** Until the other side has ended it. */
    private static long readAll(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        long count = 0;
        byte[] part = new byte[65536];
        try {
            for (int read = socket.getInputStream().read(part);
                    read >= 0;
                    read = socket.getInputStream().read(part)) {
                count += read;
            }
        } catch (java.net.SocketException reset) {
            return count;
        }
        return count;
    }
}
