package org.openvault.backend.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * The last that is done to every answer of the API: it becomes bytes with an entity tag, and says who may keep it; whoever has
 * it already is told so; what anybody may read is kept.
 */
public class AnswerFilter {

    private static final int LARGEST_KEPT = 1_000_000;
    private static final String NO_STORE = "no-store";

    @Inject
    HotAnswers answers;

    @Inject
    PlannedChange plannedChange;

    @Inject
    AllowedMethods allowedMethods;

    @Inject
    CurrentVertxRequest current;

    @ServerResponseFilter(priority = 0)
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        String path = "/" + request.getUriInfo().getPath().replaceAll("^/+", "");
        if (!path.startsWith("/api/")) {
            return;
        }
        boolean isRead =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean isForNobody = NO_STORE.equals(header(response, "Cache-Control"));
        cacheControl(request, response, isRead);
        if (response.getStatus() == 405 && !response.getHeaders().containsKey("Allow")) {
            response.getHeaders().putSingle("Allow", allowedMethods.of(path));
        }
        byte[] plain = bytes(response);
        if (plain == null) {
            return;
        }
        var body = new AnswerBytes(plain);
        if (response.getEntity() instanceof JsonNode && !response.getHeaders().containsKey("Content-Type")) {
            response.getHeaders().putSingle("Content-Type", "application/json");
        }
        vary(path, response, isRead, body.isCompressible());
        String tag = isRead && !isForNobody && response.getStatus() == 200
                ? EntityTags.of(header(response, "ETag"), plain)
                : null;
        keep(path, response, body, tag);
        boolean compressed =
                body.isCompressible() && Compression.isAccepted(request.getHeaderString("Accept-Encoding"));
        if (tag != null) {
            response.getHeaders().putSingle("ETag", EntityTags.quoted(tag, compressed));
        }
        if (tag != null
                && EntityTags.names(request.getHeaderString("If-None-Match"), EntityTags.quoted(tag, compressed))) {
            response.setStatus(304);
            response.setEntity(null);
            response.getHeaders().remove("Content-Type");
        } else if (compressed) {
            response.getHeaders().putSingle("Content-Encoding", "gzip");
            response.setEntity(body.compressed());
        } else {
            response.setEntity(plain);
        }
        if (request.getMethod().equals("HEAD") && response.getEntity() instanceof byte[] unsent) {
            response.getHeaders().putSingle("Content-Length", unsent.length);
        }
    }

    /** The framework's own way to ask for one remembers what it was before it was changed. */
    private static @Nullable String header(ContainerResponseContext response, String name) {
        Object value = response.getHeaders().getFirst(name);
        return value == null ? null : value.toString();
    }

    /** What one reader may see by their token is not for a cache that serves others; what has no rule is asked for again. */
    private static void cacheControl(
            ContainerRequestContext request, ContainerResponseContext response, boolean isRead) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        boolean isPersonal = request.getHeaderString("Authorization") != null
                || request.getUriInfo().getQueryParameters().getFirst("as_of") != null;
        if (isPersonal) {
            headers.putSingle("Cache-Control", "private, no-store");
        } else if (!isRead || response.getStatus() >= 400) {
            headers.putIfAbsent("Cache-Control", new ArrayList<>(List.of(NO_STORE)));
        } else if (!headers.containsKey("Cache-Control") || "no-cache".equals(headers.getFirst("Cache-Control"))) {
            headers.putSingle("Cache-Control", "public, no-cache");
        }
    }

    private static void vary(String path, ContainerResponseContext response, boolean isRead, boolean compressible) {
        var names = new TreeSet<String>();
        if (isRead) {
            names.add("Authorization");
        }
        if (path.startsWith("/api/v3/resolve")) {
            names.add("Ov-Page-Pass");
        }
        if (compressible) {
            names.add("Accept-Encoding");
        }
        String given = header(response, "Vary");
        if (given != null) {
            names.addAll(Set.of(given.split("\\s*,\\s*")));
        }
        if (!names.isEmpty()) {
            response.getHeaders().putSingle("Vary", String.join(", ", names));
        }
    }

    /** Null for what is no JSON: streams of events write themselves. */
    private static byte @Nullable [] bytes(ContainerResponseContext response) {
        return switch (response.getEntity()) {
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case JsonNode json -> json.toString().getBytes(StandardCharsets.UTF_8);
            case byte[] bytes -> bytes;
            case null, default -> null;
        };
    }

    private void keep(String path, ContainerResponseContext response, AnswerBytes body, @Nullable String tag) {
        Flight flight =
                current.getCurrent() == null ? null : current.getCurrent().get(HotReads.FLIGHT);
        if (flight == null || !isForAnybody(response) || body.plain().length > LARGEST_KEPT) {
            return;
        }
        String sequence = header(response, "Ov-Sequence");
        @Nullable Instant next;
        try {
            next = plannedChange.after(flight);
        } catch (IllegalStateException away) {
            return; // it is answered, and not kept
        }
        var answer = new HotAnswer(
                response.getStatus(),
                headers(response),
                body,
                tag,
                sequence == null ? null : Long.valueOf(sequence),
                tags(path, response),
                next);
        answers.land(flight, Optional.of(answer));
    }

    private static boolean isForAnybody(ContainerResponseContext response) {
        String caching = header(response, "Cache-Control");
        return caching != null
                && caching.startsWith("public")
                && !response.getHeaders().containsKey("Set-Cookie");
    }

    private static Map<String, String> headers(ContainerResponseContext response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.getHeaders().forEach((name, values) -> values.forEach(value -> headers.put(name, value.toString())));
        if (response.getMediaType() != null) {
            headers.put("Content-Type", response.getMediaType().toString());
        }
        List.of("Ov-Sequence", "ETag", "Content-Length", "Server-Timing").forEach(headers::remove);
        return headers;
    }

    /** One entry depends on what it names; a list on whatever may come into it. */
    private static Set<String> tags(String path, ContainerResponseContext response) {
        String tags = header(response, "Cache-Tag");
        boolean isOne = path.startsWith("/api/v3/resolve") || path.matches(".*/[0-9]+/?");
        return tags == null || tags.isBlank() || !isOne ? Set.of(HotAnswer.ANY) : Set.of(tags.split(" "));
    }
}
