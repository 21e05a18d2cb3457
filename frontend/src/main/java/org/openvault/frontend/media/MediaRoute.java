package org.openvault.frontend.media;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.http.BodyAnswer;
import org.openvault.frontend.http.ByteRange;
import org.openvault.frontend.http.EntityTags;
import org.openvault.frontend.media.MediaStore.Media;

/** Serves {@code /media/**}. Files are sent as what their name says, never as something that a browser would run. */
@ApplicationScoped
class MediaRoute {
    private static final Pattern PLAIN = Pattern.compile("/media(/[A-Za-z0-9_-][A-Za-z0-9_.-]*){1,12}");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("vtt", "text/vtt; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final MediaStore store;

    MediaRoute(MediaStore store) {
        this.store = store;
    }

    void register(@Observes Router router) {
        router.route("/media/*").order(-20).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            context.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "GET, HEAD")
                    .end();
            return;
        }
        String path = request.path();
        if (path.length() > 400 || !PLAIN.matcher(path).matches()) {
            plain(context.response(), 404, "There is no such file.\n");
            return;
        }
        Context eventLoop = context.vertx().getOrCreateContext();
        store.find(path).thenAccept(media -> eventLoop.runOnContext(ignored -> send(context, path, media)));
    }

    private void send(RoutingContext context, String path, Media media) {
        switch (media) {
            case Media.Stored stored -> file(context, path, stored);
            case Media.Absent absent -> plain(context.response(), absent.status(), "There is no such file.\n");
            case Media.Unavailable unavailable -> {
                context.response().putHeader("Retry-After", "5");
                plain(context.response(), 503, "This file cannot be had at the moment.\n");
            }
        }
    }

    private void file(RoutingContext context, String path, Media.Stored stored) {
        HttpServerResponse response = context.response();
        String etag = '"' + Integer.toHexString(path.hashCode()) + '-' + Long.toHexString(stored.size()) + '"';
        headers(response, path, etag);
        HttpServerRequest request = context.request();
        String opaque = etag.substring(1, etag.length() - 1);
        if (EntityTags.find(request.getHeader("If-None-Match"), opaque::equals, etag) != null) {
            response.headers().remove("Content-Type");
            response.setStatusCode(304).end();
            return;
        }
        boolean partly =
                request.method() == HttpMethod.GET && EntityTags.allowsPart(request.getHeader("If-Range"), etag);
        ByteRange range = partly ? ByteRange.of(request.getHeader("Range"), stored.size()) : null;
        if (range == null) {
            part(context, stored, new ByteRange(0, stored.size() - 1));
        } else if (range.isSatisfiable(stored.size())) {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + stored.size());
            part(context, stored, range);
        } else {
            BodyAnswer.unsatisfiable(response, stored.size());
        }
    }

    private static void part(RoutingContext context, Media.Stored stored, ByteRange range) {
        HttpServerResponse response = context.response();
        if (context.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", String.valueOf(range.length())).end();
        } else {
            response.sendFile(stored.file().toString(), range.first(), range.length());
        }
    }

    private static void headers(HttpServerResponse response, String path, String etag) {
        String type = type(path);
        response.putHeader("Content-Type", type == null ? "application/octet-stream" : type)
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .putHeader("ETag", etag)
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        if (type == null) {
            response.putHeader("Content-Disposition", "attachment");
        }
    }

    private static @Nullable String type(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? null : TYPES.get(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static void plain(HttpServerResponse response, int status, String text) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text);
    }
}
