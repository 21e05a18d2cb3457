package org.openvault.backend.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many requests ended how, and how long they took. By part of the backend and outcome only: more labels would cost more
 * and tell an operator nothing to act on. Streams of changes last as long as their readers and are not counted.
 */
@ApplicationScoped
class RequestMetrics {

    private static final int FIRST = 10_000;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private enum Part {
        ADMIN,
        API,
        OTHER
    }

    private enum Outcome {
        SUCCESS,
        REDIRECTION,
        CLIENT_ERROR,
        SERVER_ERROR,
        ABORTED
    }

    private final Map<Part, Map<Outcome, Timer>> timers = new EnumMap<>(Part.class);

    RequestMetrics(MeterRegistry registry) {
        for (Part part : Part.values()) {
            var ofPart = new EnumMap<Outcome, Timer>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                ofPart.put(outcome, timer(part, outcome, registry));
            }
            timers.put(part, ofPart);
        }
    }

    private static Timer timer(Part part, Outcome outcome, MeterRegistry registry) {
        return Timer.builder("openvault.http.requests")
                .description("Requests answered, by part of the backend and outcome")
                .tag("part", part.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(this::time, FIRST);
    }

    private void time(RoutingContext context) {
        long begin = System.nanoTime();
        context.addEndHandler(ended -> {
            HttpServerResponse response = context.response();
            String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
            if (type == null || !type.startsWith("text/event-stream")) {
                timers.get(partOf(context.request().path()))
                        .get(ended.succeeded() ? outcomeOf(response.getStatusCode()) : Outcome.ABORTED)
                        .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            }
        });
        context.next();
    }

    private static Part partOf(@Nullable String path) {
        if (path == null) {
            return Part.OTHER;
        }
        return path.startsWith("/api/") ? Part.API : path.startsWith("/admin") ? Part.ADMIN : Part.OTHER;
    }

    private static Outcome outcomeOf(int status) {
        if (status < 300) {
            return Outcome.SUCCESS;
        }
        return status < 400 ? Outcome.REDIRECTION : status < 500 ? Outcome.CLIENT_ERROR : Outcome.SERVER_ERROR;
    }
}
