package org.openvault.backend.api.idempotency;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was answered: enough to answer it again, byte by byte. */
record KeptAnswer(byte[] digest, int status, Map<String, String> headers, byte[] body) {

    private static final List<String> TOLD =
            List.of("Content-Type", "Location", "ETag", "Cache-Control", "Retry-After");

    static KeptAnswer of(byte[] digest, Response answer, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        for (String name : TOLD) {
            @Nullable String value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (body.length > 0) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        return new KeptAnswer(digest, answer.getStatus(), headers, body);
    }

    /** @param replayed whether nothing was done for it this time */
    Response response(boolean replayed) {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(response::header);
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return body.length == 0 ? response.build() : response.entity(body).build();
    }
}
