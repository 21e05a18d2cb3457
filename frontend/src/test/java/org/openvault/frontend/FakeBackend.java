package org.openvault.frontend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A small backend that answers the contract from {@link SampleSite}, and can misbehave. */
public final class FakeBackend implements AutoCloseable {
    /** How it answers. */
    public enum Mood {
        WELL,
        /** Its database is away. */
        UNAVAILABLE,
        BROKEN,
        NONSENSE,
        EMPTY,
        TRUNCATED,
        /** A proxy, or an empty database, knows nothing. */
        BARE_404,
        /** Ends the connection without a word. */
        RESET,
        /** Says nothing for half a minute. */
        SLOW,
        /** Begins to answer, and never ends. */
        DRIPPING,
        /** Says nothing for half a minute to whoever searches. */
        SLOW_SEARCH
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Map<String, ObjectNode> pages = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> changes = new ArrayList<>();
    private final List<BlockingQueue<ObjectNode>> listeners = new CopyOnWriteArrayList<>();
    private final SamplePasses passes = new SamplePasses();
    private final SampleForms forms = new SampleForms();
    private volatile Mood mood = Mood.WELL;
    private volatile boolean feedCut;

    public FakeBackend(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v3/resolve", this::resolve);
        server.createContext("/api/v3/search", this::search);
        server.createContext("/api/v3/sitemap", this::sitemap);
        server.createContext("/api/v3/newest", this::newest);
        server.createContext("/api/v3/preview/", this::preview);
        server.createContext("/api/v3/page-passes", this::passes);
        server.createContext("/api/v3/forms/80/", this::forms);
        server.createContext("/api/v3/changes", this::changes);
        server.createContext("/media/", this::media);
        server.start();
        SampleSite.fill(this);
    }

    /** Serves the sample site until it is stopped, to look at pages: {@code FakeBackend 8081}. */
    public static void main(String... arguments) {
        new FakeBackend(Integer.parseInt(arguments[0]));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void put(String path, ObjectNode answer, String tagsOfIt) {
        pages.put(path, answer);
        tags.put(path, tagsOfIt);
    }

    public void remove(String path) {
        pages.remove(path);
    }

    public ObjectNode get(String path) {
        return pages.get(path);
    }

    public void is(Mood next) {
        mood = next;
    }

    /** Paths of pages that were asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void forgetQuestions() {
        asked.clear();
    }

    public SampleForms forms() {
        return forms;
    }

    public SamplePasses passes() {
        return passes;
    }

    public int listeners() {
        return listeners.size();
    }

    /** Writes a change and tells whoever listens; returns its sequence. */
    public long change(String kind, String... itsTags) {
        ObjectNode change;
        synchronized (changes) {
            change = json.createObjectNode().put("sequence", 100 + changes.size() + 1);
            change.put("kind", kind).put("at", "2026-11-20T12:00:00Z");
            var list = change.putArray("tags");
            List.of(itsTags).forEach(list::add);
            changes.add(change);
            listeners.forEach(listener -> listener.add(change));
        }
        return change.get("sequence").asLong();
    }

    /** Ends the streams and refuses new ones until it is mended. */
    public void cutFeed() {
        feedCut = true;
        ObjectNode end = json.createObjectNode().put("end", true);
        listeners.forEach(listener -> listener.add(end));
    }

    /** As after another database was put in its place: the feed is shorter than it was. */
    public void forgetChanges() {
        synchronized (changes) {
            changes.clear();
        }
    }

    public void mendFeed() {
        feedCut = false;
    }

    @Override
    public void close() {
        cutFeed();
        server.stop(0);
    }

    public long head() {
        synchronized (changes) {
            return 100 + changes.size();
        }
    }

    private void resolve(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        String path = query.getOrDefault("path", "/");
        asked.add(path);
        if (isUnwell(exchange)) {
            return;
        }
        ObjectNode opened =
                SamplePasses.opened(path, exchange.getRequestHeaders().getFirst("Ov-Page-Pass"));
        if (opened != null) {
            send(exchange, 200, opened, "page:70");
            return;
        }
        String key = query.containsKey("page") ? path + "?page=" + query.get("page") : path;
        ObjectNode answer = pages.getOrDefault(key, pages.get(path));
        if (answer == null) {
            send(exchange, 404, SampleMachines.nearest(SampleSite.problem(404)), "address:1:" + path);
        } else if (answer.has("status")) {
            send(exchange, answer.get("status").asInt(), answer, "address:1:" + path);
        } else {
            send(exchange, 200, answer, tags.get(path) + " address:1:" + path);
        }
    }

    private void search(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        asked.add("search:" + exchange.getRequestURI().getRawQuery());
        if (!isUnwell(exchange)) {
            send(exchange, 200, SampleSite.search(query), "search");
        }
    }

    private void sitemap(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        if (!isUnwell(exchange)) {
            boolean index = path.equals("/api/v3/sitemap");
            send(
                    exchange,
                    200,
                    index ? SampleMachines.parts() : SampleMachines.part(path, query(exchange.getRequestURI())),
                    index ? "search" : "sitemap:" + path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private void preview(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestURI().getPath().substring("/api/v3/preview/".length());
        String path = query(exchange.getRequestURI()).get("path");
        asked.add("preview " + path);
        if (isUnwell(exchange)) {
            return;
        }
        ObjectNode answer = SamplePreviews.of(token, path, pages);
        send(exchange, answer.path("status").asInt(200), answer, "");
    }

    private void passes(HttpExchange exchange) throws IOException {
        if (!isUnwell(exchange)) {
            ObjectNode answer = passes.answer(exchange);
            send(exchange, answer.get("status").asInt(), answer, "");
        }
    }

    private void forms(HttpExchange exchange) throws IOException {
        if (!isUnwell(exchange)) {
            ObjectNode answer = forms.answer(exchange);
            send(exchange, answer.get("status").asInt(), answer, "");
        }
    }

    private void newest(HttpExchange exchange) throws IOException {
        asked.add("newest");
        if (!isUnwell(exchange)) {
            send(
                    exchange,
                    200,
                    SampleMachines.newest(query(exchange.getRequestURI())),
                    "type:exhibits.ExhibitPage page:10");
        }
    }

    private boolean isUnwell(HttpExchange exchange) throws IOException {
        switch (mood) {
            case WELL -> {
                return false;
            }
            case UNAVAILABLE -> send(exchange, 503, SampleSite.problem(503), "");
            case BROKEN -> send(exchange, 500, SampleSite.problem(500), "");
            case EMPTY -> {
                exchange.getResponseHeaders().set("Cache-Tag", "page:1");
                exchange.getResponseHeaders().set("Ov-Sequence", "100");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            }
            case BARE_404 -> {
                exchange.sendResponseHeaders(404, 9);
                exchange.getResponseBody().write("not here\n".getBytes(StandardCharsets.UTF_8));
                exchange.close();
            }
            case RESET -> exchange.close();
            case SLOW -> {
                waitWhile(Mood.SLOW);
                exchange.close();
            }
            case DRIPPING -> drip(exchange);
            case SLOW_SEARCH -> {
                if (!exchange.getRequestURI().getPath().equals("/api/v3/search")) {
                    return false;
                }
                waitWhile(Mood.SLOW_SEARCH);
                exchange.close();
            }
            case NONSENSE -> send(exchange, 200, json.createObjectNode().put("site", "<html>"), "page:1");
            case TRUNCATED -> {
                exchange.sendResponseHeaders(200, 5_000);
                exchange.getResponseBody().write("{\"site\": {".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                exchange.close();
            }
        }
        return true;
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (mood == Mood.DRIPPING) {
                write(out, " ");
                waitABit();
            }
        }
    }

    private void waitWhile(Mood patient) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (mood == patient && System.nanoTime() < end) {
            waitABit();
        }
    }

    private static void waitABit() {
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }

    private void send(HttpExchange exchange, int status, ObjectNode answer, String itsTags) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders()
                .set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        exchange.getResponseHeaders().set("Cache-Tag", itsTags);
        exchange.getResponseHeaders().set("Ov-Sequence", String.valueOf(head()));
        exchange.getResponseHeaders().set("Ov-Hosts", "second.example");
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=3600");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void changes(HttpExchange exchange) throws IOException {
        if (feedCut) {
            send(exchange, 503, SampleSite.problem(503), "");
            return;
        }
        Map<String, String> query = query(exchange.getRequestURI());
        boolean stream = "text/event-stream".equals(exchange.getRequestHeaders().getFirst("Accept"));
        long after = Long.parseLong(query.getOrDefault("after", String.valueOf(head())));
        if (!stream) {
            ObjectNode answer = json.createObjectNode().put("head", head());
            answer.putArray("changes").addAll(since(after).stream().limit(500).toList());
            send(exchange, 200, answer, "");
            return;
        }
        BlockingQueue<ObjectNode> mine = new LinkedBlockingQueue<>();
        long head;
        synchronized (changes) { // or a change between the head and the first wait would be told to nobody
            head = head();
            mine.addAll(since(after));
            listeners.add(mine);
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!query.containsKey("after")) {
                write(out, "event: head\ndata: {\"sequence\":" + head + "}\n\n");
            }
            stream(out, mine);
        } finally {
            listeners.remove(mine);
        }
    }

    private static void stream(OutputStream out, BlockingQueue<ObjectNode> mine) throws IOException {
        try {
            while (true) {
                ObjectNode change = mine.poll(1, TimeUnit.SECONDS);
                if (change == null) {
                    write(out, ": still here\n\n");
                } else if (change.has("end")) {
                    return;
                } else {
                    write(out, "id: " + change.get("sequence") + "\nevent: change\ndata: " + change + "\n\n");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ObjectNode> since(long after) {
        synchronized (changes) {
            return changes.stream()
                    .filter(change -> change.get("sequence").asLong() > after)
                    .toList();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void media(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        byte[] picture = SamplePictures.at(path);
        if (picture == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
        }
        exchange.close();
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new HashMap<>();
        String raw = address.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return query;
    }
}
