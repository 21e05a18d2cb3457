package org.openvault.frontend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as the backend would, with what a test puts there, and counts what it is asked. */
public class FakeBackend implements QuarkusTestResourceLifecycleManager {

    /** @param sequence what the answer is at least as new as */
    record Canned(int status, String body, String tags, long sequence) {}

    static final Map<String, Canned> PAGES = new ConcurrentHashMap<>();
    static final AtomicInteger ASKED = new AtomicInteger();
    static final LinkedBlockingQueue<String> CHANGES = new LinkedBlockingQueue<>();
    static volatile boolean broken;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v3/changes", FakeBackend::changes);
            server.createContext("/", FakeBackend::answer);
            server.start();
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    "OV_BACKEND_URL",
                    url,
                    "OV_CACHE_DIR",
                    Files.createTempDirectory("ov-site").toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What stands at a path of the site, or at a whole address of the backend. */
    static void put(String path, int status, String body, String tags, long sequence) {
        PAGES.put(path, new Canned(status, body, tags, sequence));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        ASKED.incrementAndGet();
        String query = exchange.getRequestURI().getQuery();
        String path = exchange.getRequestURI().getPath();
        if (query != null && path.equals("/api/v3/resolve")) {
            path = query.replaceAll(".*path=([^&]*).*", "$1");
        }
        Canned canned = broken
                ? new Canned(500, "{}", "", 0)
                : PAGES.getOrDefault(path, new Canned(404, "{\"status\":404}", "address:1:" + path, 1));
        byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Cache-Tag", canned.tags());
        exchange.getResponseHeaders().set("Ov-Sequence", String.valueOf(canned.sequence()));
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=3600");
        exchange.sendResponseHeaders(canned.status(), body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void changes(HttpExchange exchange) throws IOException {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        if (!"text/event-stream".equals(accept)) {
            byte[] body = "{\"changes\":[],\"head\":1000}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write("id: 1\nevent: head\ndata: {\"sequence\":1}\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (true) {
                String change = CHANGES.poll(5, TimeUnit.SECONDS);
                out.write((change == null ? ":\n\n" : "event: change\ndata: " + change + "\n\n")
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
