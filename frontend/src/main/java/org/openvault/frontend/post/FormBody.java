package org.openvault.frontend.post;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The body of a form, read to a limit. */
public final class FormBody {
    /** Fields beyond so many are not looked at. */
    private static final int MOST_FIELDS = 200;

    /** What came of reading. */
    public sealed interface Read {
        record Form(Map<String, List<String>> fields) implements Read {
            public String text(String name) {
                return fields.getOrDefault(name, List.of("")).getFirst();
            }

            public List<String> all(String name) {
                return fields.getOrDefault(name, List.of());
            }
        }

        record Unreadable(int status) implements Read {}
    }

    private FormBody() {}

    public static CompletableFuture<Read> read(HttpServerRequest request, int mostBytes) {
        CompletableFuture<Read> result = new CompletableFuture<>();
        String type = request.getHeader("Content-Type");
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            result.complete(new Read.Unreadable(415));
            return result;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > mostBytes) {
                result.complete(new Read.Unreadable(413));
            } else if (!result.isDone()) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(error -> result.complete(new Read.Unreadable(400)));
        request.endHandler(end -> result.complete(parse(body)));
        request.resume();
        return result;
    }

    private static Read parse(Buffer body) {
        try {
            String text = body.toString(StandardCharsets.UTF_8);
            return new Read.Form(
                    new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS, true).parameters());
        } catch (IllegalArgumentException e) {
            return new Read.Unreadable(400);
        }
    }
}
