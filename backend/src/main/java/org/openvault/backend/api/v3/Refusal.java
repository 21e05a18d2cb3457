package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A problem that tells more than one line: what conflicts, who names it, what could not be published. Undoes the transaction. */
final class Refusal extends RuntimeException {

    private final ObjectNode body;

    private Refusal(ObjectNode body) {
        super(body.path("detail").asText(), null, false, false);
        this.body = body;
    }

    static Refusal of(int status, String title, String detail) {
        return new Refusal(RefusalOutput.body(status, title, detail));
    }

    static Refusal conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    Refusal with(ObjectNode more) {
        body.setAll(more);
        return this;
    }

    /** Makes the answer of it. */
    static final class Mapper {

        @ServerExceptionMapper
        public Response of(Refusal refusal) {
            return RefusalOutput.of(refusal.body).build();
        }
    }
}
