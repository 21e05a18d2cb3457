package org.openvault.backend.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** The one place where an error becomes an answer (RFC 9457). {@code message} is what clients of the v2 API read. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @Inject
    ObjectMapper json;

    @ServerExceptionMapper
    public Response of(Problem problem) {
        if (problem.status() >= 500) {
            LOG.errorf("%s: %s", problem.title(), problem.getMessage());
        }
        ObjectNode body = body(problem.status(), problem.title(), problem.getMessage());
        if (problem instanceof Problem.InvalidContent invalid) {
            invalid.faults().forEach(fault -> add(body, fault));
        }
        Response answer = answer(problem.status(), body);
        return problem instanceof Problem.Unauthorized
                ? Response.fromResponse(answer)
                        .header("WWW-Authenticate", "Bearer")
                        .build()
                : answer;
    }

    @ServerExceptionMapper
    public Response of(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        String title = exception.getResponse().getStatusInfo().getReasonPhrase();
        return answer(status, body(status, title, title));
    }

    /** The cause stays in the log, found by the number that the answer carries. */
    @ServerExceptionMapper
    public Response of(Throwable unexpected) {
        String number = UUID.randomUUID().toString();
        LOG.errorf(unexpected, "unexpected error %s", number);
        return answer(500, body(500, "Internal error", "Something went wrong here; it is logged under " + number));
    }

    private ObjectNode body(int status, String title, String detail) {
        return json.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("message", detail);
    }

    private void add(ObjectNode body, Fault fault) {
        ObjectNode error = body.withArrayProperty("errors").addObject().put("message", fault.message());
        error.set("loc", json.valueToTree(fault.at()));
    }

    private static Response answer(int status, ObjectNode body) {
        return Response.status(status)
                .type("application/problem+json")
                .header("Cache-Control", "no-store")
                .entity(body.toString())
                .build();
    }
}
