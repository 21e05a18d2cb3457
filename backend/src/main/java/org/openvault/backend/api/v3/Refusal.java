package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.openvault.backend.api.ProblemJson;

/** A problem that tells more than one line: what conflicts, who names it, what could not be published. Undoes the transaction. */
final class Refusal extends WebApplicationException {

    private final transient ObjectNode body;

    private Refusal(ObjectNode body) {
        super(body.path("detail").asText(), body.path("status").intValue());
        this.body = body;
    }

    static Refusal of(int status, String title, String detail) {
        return new Refusal(ProblemJson.body(status, title, detail));
    }

    static Refusal conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    Refusal with(ObjectNode more) {
        body.setAll(more);
        return this;
    }

    @Override
    public Response getResponse() {
        return ProblemJson.answer(body).build();
    }
}
