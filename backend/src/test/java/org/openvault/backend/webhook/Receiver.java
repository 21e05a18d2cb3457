package org.openvault.backend.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody else's server, on this machine: it answers as a test says, and can be restarted. */
final class Receiver implements AutoCloseable {

    /** How a request is answered. */
    interface Manner {
        void answer(HttpExchange exchange) throws Exception;
    }

    record Request(String path, String signature, String attempt, byte[] body) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        long sequence() {
            return json().path("sequence").longValue();
        }

        /** As the documentation tells receivers to do it. */
        boolean isSignedWith(String secret) {
            List<String> parts = Arrays.asList(signature.split(","));
            String seconds = parts.getFirst().substring("t=".length());
            return parts.stream().skip(1).anyMatch(part -> part.equals("v1=" + hmac(secret, seconds)));
        }

        private String hmac(String secret, String seconds) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(mac.doFinal(body));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Manner manner = exchange -> status(exchange, 204);
    private HttpServer server;
    private final int port;

    Receiver() {
        server = start(0);
        port = server.getAddress().getPort();
    }

    private HttpServer start(int wanted) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(wanted), 50);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::receive);
            started.start();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Ov-Signature"),
                exchange.getRequestHeaders().getFirst("Ov-Attempt"),
                exchange.getRequestBody().readAllBytes()));
        try (exchange) {
            manner.answer(exchange);
        } catch (Exception gone) {
            // the sender has gone away, or the test is over
        }
    }

    static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    void answer(Manner next) {
        manner = next;
    }

    void stop() {
        server.stop(0);
    }

    void restart() {
        server = start(port);
    }

    String url() {
        return url("127.0.0.1");
    }

    String url(String host) {
        return "http://%s:%d/hook".formatted(host, port);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        stop();
    }
}
