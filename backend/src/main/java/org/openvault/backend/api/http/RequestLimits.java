package org.openvault.backend.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ProblemJson;

/**
 * What is too long, too large or not text is refused before anybody reads it. The server itself takes longer lines than
 * these: what it refuses it refuses without a word.
 */
@Singleton
class RequestLimits {

    static final int LONGEST_LINE = 8 * 1024;
    static final int MOST_HEADERS = 16 * 1024;

    private final HttpConfig.Body body;

    @Inject
    RequestLimits(HttpConfig config) {
        this.body = config.body();
    }

    private record Refusal(int status, String title, String detail) {}

    void handle(RoutingContext context) {
        Optional<Refusal> refusal = refusal(context.request());
        if (refusal.isEmpty()) {
            context.next();
            return;
        }
        Refuse.with(
                context,
                ProblemJson.body(
                        refusal.get().status(),
                        refusal.get().title(),
                        refusal.get().detail()));
        if (length(context.request()) > 2 * body.upload()) {
            context.request().connection().close(); // nobody reads that much only to forget it
        } else {
            context.request().resume();
        }
    }

    private Optional<Refusal> refusal(HttpServerRequest request) {
        String address = request.uri();
        if (address.length() > LONGEST_LINE) {
            return refused(414, "URI too long", "an address has at most " + LONGEST_LINE + " characters");
        }
        if (size(request) > MOST_HEADERS) {
            return refused(431, "Header fields too large", "headers have at most " + MOST_HEADERS + " characters");
        }
        if (address.contains("%00") || !isAddress(address)) {
            return refused(
                    400,
                    "Bad request",
                    "the path or a parameter of the address holds a NUL, or what no address may hold");
        }
        long most = limit(request.getHeader("Content-Type"), body);
        return length(request) > most
                ? refused(413, "Content too large", "a body of this kind has at most " + most + " bytes")
                : Optional.empty();
    }

    private static boolean isAddress(String text) {
        try {
            return new URI(text).getRawPath() != null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static Optional<Refusal> refused(int status, String title, String detail) {
        return Optional.of(new Refusal(status, title, detail));
    }

    static long limit(@Nullable String contentType, HttpConfig.Body body) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("image/") ? body.upload() : body.json();
    }

    private static int size(HttpServerRequest request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
    }
}
