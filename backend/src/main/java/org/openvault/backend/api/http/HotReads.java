package org.openvault.backend.api.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers what anybody may read from memory. Of those who ask the same at once one reads and the others wait for that: five
 * thousand readers of a page that has just changed are one.
 */
@Singleton
class HotReads {

    static final String FLIGHT = "ov.flight";

    private static final int LONGEST = 2048;

    /** What is read by whoever has no token, and depends on nothing but its address. */
    private static final Pattern KEPT =
            Pattern.compile("/api/v2/(pages|images|documents|redirects|exhibits|collections|authors)(/.*)?"
                    + "|/api/v3/(resolve|search|pages|images|documents|redirects|snippets|entries)(/.*)?");

    /** Other instants, drafts, and what is to come out differently each time. */
    private static final Pattern NOT_KEPT = Pattern.compile("(^|&)(as_of|version|preview|token)=|random");

    @Inject
    HotAnswers answers;

    @Inject
    Clock clock;

    void handle(RoutingContext context) {
        if (!answers.isOn() || !isCandidate(context.request())) {
            context.next();
            return;
        }
        String key = key(context.request());
        long sequence = answers.sequence();
        HotAnswer hit = answers.find(key);
        if (hit != null) {
            send(context, hit, sequence);
        } else if (context.request().method().equals(HttpMethod.HEAD)) {
            context.next();
        } else {
            fly(context, key);
        }
    }

    /** Which site answers may depend on the host, so every host has answers of its own. */
    private static String key(HttpServerRequest request) {
        String host = request.getHeader("Host");
        return (host == null ? "" : host.toLowerCase(Locale.ROOT)) + " " + request.uri();
    }

    private static boolean isCandidate(HttpServerRequest request) {
        boolean isRead =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        String accept = request.getHeader("Accept");
        return isRead
                && key(request).length() <= LONGEST
                && KEPT.matcher(request.path()).matches()
                && (request.query() == null
                        || !NOT_KEPT.matcher(request.query()).find())
                && !request.headers().contains("Authorization")
                && !request.headers().contains("Ov-Page-Pass")
                && (accept == null || accept.contains("*/*") || accept.contains("application/json"));
    }

    private void fly(RoutingContext context, String key) {
        long sequence = answers.sequence();
        Flight flight = answers.join(key);
        if (flight.begun().compareAndSet(false, true)) {
            context.put(FLIGHT, flight);
            context.addEndHandler(end -> answers.land(flight, Optional.empty()));
            context.next();
            return;
        }
        Context here = context.vertx().getOrCreateContext();
        flight.landing()
                .whenComplete((answer, failed) -> here.runOnContext(any -> {
                    if (context.response().closed()) {
                        return;
                    }
                    if (failed == null && answer.isPresent()) {
                        send(context, answer.get(), sequence);
                    } else {
                        context.next();
                    }
                }));
    }

    private void send(RoutingContext context, HotAnswer answer, long sequence) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        boolean compressed =
                answer.body().isCompressible() && Compression.isAccepted(request.getHeader("Accept-Encoding"));
        answer.headers().forEach((name, value) -> response.headers().add(name, value));
        String caching = answer.headers().getOrDefault("Cache-Control", "no-cache");
        response.putHeader("Cache-Control", answer.cacheControl(caching, clock.instant()));
        if (answer.sequence() != null) {
            response.putHeader("Ov-Sequence", String.valueOf(Math.max(answer.sequence(), sequence)));
        }
        if (answer.tag() != null) {
            String tag = EntityTags.quoted(answer.tag(), compressed);
            response.putHeader("ETag", tag);
            if (EntityTags.names(request.getHeader("If-None-Match"), tag)) {
                response.headers().remove("Content-Type");
                response.setStatusCode(304).end();
                return;
            }
        }
        write(
                request,
                response,
                compressed ? answer.body().compressed() : answer.body().plain(),
                compressed);
    }

    private static void write(HttpServerRequest request, HttpServerResponse response, byte[] body, boolean compressed) {
        if (compressed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", String.valueOf(body.length)).end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }
}
