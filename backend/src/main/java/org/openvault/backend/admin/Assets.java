package org.openvault.backend.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.openvault.backend.api.http.Compression;

/** The admin's scripts and styles in fewer bytes. Each is read and compressed once, since its name says what it holds. */
final class Assets {

    private static final Pattern NAME = Pattern.compile("/admin/static/[A-Za-z0-9_-]+[.](js|css)");
    private static final Map<String, Buffer> COMPRESSED = new ConcurrentHashMap<>();

    private Assets() {}

    /** @return false where the plain one has to do: it is not ours, or whoever asks reads nothing else */
    static boolean answer(RoutingContext context) {
        String path = context.request().path();
        if (context.request().method() != HttpMethod.GET
                || !NAME.matcher(path).matches()
                || !Compression.isAccepted(context.request().getHeader("Accept-Encoding"))) {
            return false;
        }
        Optional<Buffer> found = Optional.ofNullable(COMPRESSED.get(path)).or(() -> read(path));
        found.ifPresent(content -> context.response()
                .putHeader(
                        "Content-Type",
                        path.endsWith(".js") ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8")
                .putHeader("Content-Encoding", "gzip")
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(content));
        return found.isPresent();
    }

    private static Optional<Buffer> read(String path) {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            if (file == null) {
                return Optional.empty();
            }
            Buffer compressed = Buffer.buffer(Compression.gzip(file.readAllBytes()));
            COMPRESSED.put(path, compressed);
            return Optional.of(compressed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
