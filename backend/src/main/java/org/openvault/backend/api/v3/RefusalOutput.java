package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;

/** An answer that says why something was not done (RFC 9457), where more is to be told than a {@code Problem} holds. */
final class RefusalOutput {

    private RefusalOutput() {}

    static ObjectNode body(int status, String title, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("message", detail);
    }

    static Response.ResponseBuilder of(ObjectNode body) {
        return Response.status(body.path("status").intValue())
                .type("application/problem+json")
                .header("Cache-Control", "no-store")
                .entity(body.toString());
    }
}
