package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end in the middle of something: what it began is done whole, or given back once. */
class EndingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DELAY = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    private static Fleet fleet;
    private static Fleet.Member staying;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        fleet = Fleet.on(
                folder,
                Map.of("OV_SHUTDOWN_DELAY", DELAY.toSeconds() + "S", "OV_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.1/32"));
        staying = fleet.startBackend();
        fleet.backends.add(staying);
        token = fleet.token();
    }

    @AfterAll
    static void stop() throws IOException {
        if (fleet != null) fleet.close();
    }

    private static JsonNode webhook(String url) throws IOException {
        return JSON.readTree("{\"name\":\"Ending\",\"url\":\"%s\",\"kinds\":[\"nothing.*\"]}".formatted(url));
    }

    private static Api api(Fleet.Member member) {
        return Api.of(member.url(), token);
    }

    @Test
    void aRequestOfWhichHalfIsThereIsAnsweredAndDone() throws Exception {
        Fleet.Member ending = fleet.startBackend();
        byte[] body = webhook("https://receiver.example/half").toString().getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v3/webhooks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ending.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, 10);
            Thread.sleep(500); // nothing tells that the beginning has been read
            ending.terminate();
            Thread.sleep(DELAY.plusSeconds(2)); // nobody new is served any more
            socket.getOutputStream().write(body, 10, body.length - 10);
            assertThat(answer(socket)).startsWith("HTTP/1.1 201 ").contains("receiver.example/half");
        }
        ending.assertEnded();
        assertThat(api(staying).get("/api/v3/webhooks").body().toString()).containsOnlyOnce("receiver.example/half");
    }

    @Test
    void aPageThatWaitsForTheBackendIsAnsweredWhole() throws Exception {
        Fleet.Member ending = fleet.startFrontend();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ending.port())) {
            fleet.backends.holdAnswers();
            try {
                socket.getOutputStream()
                        .write("GET /search/?q=ending HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(500);
                ending.terminate();
                Thread.sleep(DELAY.plusSeconds(2));
            } finally {
                fleet.backends.passAnswers();
            }
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").contains("</html>");
        }
        ending.assertEnded();
    }

    @Test
    void whileItEndsEachAnswerIsTheLastOfItsConnection() throws Exception {
        for (Fleet.Member ending : List.of(fleet.startFrontend(), fleet.startBackend())) {
            String path = ending.child().name().equals("frontend") ? "/" : "/api/v2/pages/?limit=1";
            try (var before = new Socket(InetAddress.getLoopbackAddress(), ending.port())) {
                byte[] request =
                        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
                before.getOutputStream().write(request);
                assertThat(before.getInputStream().read()).isEqualTo('H');
                Thread.sleep(500); // all of it has come
                before.getInputStream().skipNBytes(before.getInputStream().available());
                ending.terminate();
                Thread.sleep(DELAY.dividedBy(2));
                before.getOutputStream().write(request);
                assertThat(answer(before).toLowerCase(java.util.Locale.ROOT))
                        .startsWith("http/1.1 200 ")
                        .contains("\r\nconnection: close\r\n");
            }
            ending.assertEnded();
        }
    }

    @Test
    void aDeliveryThatIsUnderWayIsEndedAndNotedAndNobodySendsItAgain() throws Exception {
        try (var receiver = new Receiver(1)) {
            Fleet.Member ending = fleet.startBackend();
            JsonNode webhook = sendThrough(ending, receiver);
            ending.terminate();
            Thread.sleep(DELAY.plusSeconds(1));
            receiver.answer();
            ending.assertEnded();
            assertThat(delivery(webhook)).isEqualTo("delivered after 1");
            Thread.sleep(3_000); // the other one looks each second
            assertThat(receiver.attempts()).containsExactly("1");
        }
    }

    @Test
    void aDeliveryThatCannotBeEndedIsGivenBackOnce() throws Exception {
        try (var receiver = new Receiver(1)) {
            Fleet.Member ending = fleet.startBackend();
            JsonNode webhook = sendThrough(ending, receiver);
            ending.terminate();
            ending.assertEnded();
            assertThat(Await.until(
                            Duration.ofSeconds(10), () -> receiver.attempts().size() == 2))
                    .as("long before the lease is over")
                    .isTrue();
            assertThat(Await.until(
                            Duration.ofSeconds(5), () -> delivery(webhook).equals("delivered after 1")))
                    .as(delivery(webhook))
                    .isTrue();
            Thread.sleep(3_000);
            assertThat(receiver.attempts()).as("the first was never counted").containsExactly("1", "1");
        }
    }

    /** By this process: the only other one is stopped meanwhile, as if it did not exist. */
    private static JsonNode sendThrough(Fleet.Member ending, Receiver receiver) throws Exception {
        Signals.send(staying.child().mark(), "STOP");
        try {
            JsonNode made = api(ending)
                    .post("/api/v3/webhooks", webhook(receiver.url()))
                    .orTrouble("a webhook")
                    .body();
            api(ending)
                    .post("/api/v3/webhooks/" + made.path("id").asLong() + "/pings", JSON.createObjectNode())
                    .orTrouble("a ping");
            assertThat(receiver.hasOne()).isTrue();
            return made;
        } finally {
            Signals.send(staying.child().mark(), "CONT");
        }
    }

    private static String delivery(JsonNode webhook) {
        try {
            JsonNode item = api(staying)
                    .get("/api/v3/webhooks/" + webhook.path("id").asLong() + "/deliveries")
                    .body()
                    .at("/items/0");
            return item.path("state").asText() + " after "
                    + item.path("attempts").asInt();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** To the end of the connection, or of the body where its length is told. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(15_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Lets the first so many attempts wait. */
    private static final class Receiver implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final List<String> attempts = new CopyOnWriteArrayList<>();
        private final CountDownLatch answering = new CountDownLatch(1);
        private final CompletableFuture<Void> one = new CompletableFuture<>();

        Receiver(int waiting) throws IOException {
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                attempts.add(exchange.getRequestHeaders().getFirst("Ov-Attempt"));
                one.complete(null);
                try {
                    if (attempts.size() <= waiting) answering.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        }

        boolean hasOne() throws Exception {
            one.get(20, TimeUnit.SECONDS);
            return true;
        }

        List<String> attempts() {
            return List.copyOf(attempts);
        }

        void answer() {
            answering.countDown();
        }

        @Override
        public void close() {
            answer();
            server.stop(0);
        }
    }
}
