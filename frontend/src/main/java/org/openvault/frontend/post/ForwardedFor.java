package org.openvault.frontend.post;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Through whom a request came, as the backend is to be told: what we were told, and behind it whom we got it from. Which of it
 * is believed is the backend's matter (its trusted proxies).
 */
public final class ForwardedFor {
    private static final int LONGEST = 1000;

    private ForwardedFor() {}

    public static String of(HttpServerRequest request) {
        List<String> hops = new ArrayList<>();
        for (String told : request.headers().getAll("X-Forwarded-For")) {
            if (told.length() <= LONGEST && told.matches("[0-9A-Fa-f.:, \\[\\]]+")) {
                hops.add(told);
            }
        }
        hops.add(
                request.remoteAddress() == null
                        ? "127.0.0.1"
                        : request.remoteAddress().hostAddress());
        return String.join(", ", hops);
    }
}
