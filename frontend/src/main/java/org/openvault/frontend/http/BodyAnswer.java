package org.openvault.frontend.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.Body;
import org.openvault.frontend.cache.Encoding;

/** Sends a body that is in memory: in the coding that is asked for, in part, not at all where the reader has it. */
public final class BodyAnswer {
    private static final CharSequence BY_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence RANGE = HttpHeaders.createOptimized("Range");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private BodyAnswer() {}

    /** The response has its other headers already, and none of these. */
    public static void send(HttpServerRequest request, HttpServerResponse response, CharSequence type, Body body) {
        Body.Coded coded = body.of(Encoding.best(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        boolean ok = response.getStatusCode() == 200;
        String known = ok ? known(request, body, coded) : null;
        MultiMap headers = response.headers();
        headers.add(HttpHeaders.ETAG, known == null ? coded.etag() : known).add(HttpHeaders.VARY, BY_ENCODING);
        if (known != null) {
            response.setStatusCode(304).end();
            return;
        }
        headers.add(HttpHeaders.CONTENT_TYPE, type);
        if (coded.token() != null) {
            headers.add(HttpHeaders.CONTENT_ENCODING, coded.token());
        }
        if (ok) {
            headers.add(HttpHeaders.ACCEPT_RANGES, BYTES);
        }
        if (ok && request.method() == HttpMethod.GET && request.headers().contains(RANGE)) {
            part(request, response, coded);
        } else {
            whole(request, response, coded);
        }
    }

    /** The tag of what the reader has, when that is this body in whatever coding it came; a cache finds its copy by that tag. */
    private static @Nullable String known(HttpServerRequest request, Body body, Body.Coded coded) {
        String condition = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return condition == null
                ? null
                : EntityTags.find(condition, body::isNamedBy, coded.etag().toString());
    }

    private static void part(HttpServerRequest request, HttpServerResponse response, Body.Coded coded) {
        int size = coded.bytes().length();
        ByteRange range = EntityTags.allowsPart(request.getHeader("If-Range"), coded.etag())
                ? ByteRange.of(request.getHeader(RANGE), size)
                : null;
        if (range == null) {
            whole(request, response, coded);
        } else if (range.isSatisfiable(size)) {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size)
                    .end(coded.bytes().getBuffer((int) range.first(), (int) range.last() + 1));
        } else {
            unsatisfiable(response, size);
        }
    }

    /** Nothing of what the headers say about the file is true of this. */
    public static void unsatisfiable(HttpServerResponse response, long size) {
        response.headers()
                .remove(HttpHeaders.ETAG)
                .remove(HttpHeaders.CONTENT_ENCODING)
                .remove(HttpHeaders.CONTENT_TYPE)
                .remove("CDN-Cache-Control")
                .remove("Surrogate-Control");
        response.setStatusCode(416)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader("Content-Range", "bytes */" + size)
                .end();
    }

    private static void whole(HttpServerRequest request, HttpServerResponse response, Body.Coded coded) {
        response.headers().add(HttpHeaders.CONTENT_LENGTH, coded.length());
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(coded.bytes());
        }
    }
}
