package org.openvault.backend.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.openvault.backend.document.Fault;

/** The one shape of everything that was not done (RFC 9457). {@code message} is what clients of the v2 API read. */
public final class ProblemJson {

    public static final String TYPE = "application/problem+json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ProblemJson() {}

    public static ObjectNode body(int status, String title, String detail) {
        return JSON.objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("message", detail);
    }

    /** {@code [{"message", "loc"}]} */
    public static ArrayNode errors(List<Fault> faults) {
        ArrayNode errors = JSON.arrayNode();
        faults.forEach(fault -> put(errors.addObject(), fault));
        return errors;
    }

    /** Puts what is wrong and where: steps into lists are numbers, all others texts. */
    public static ObjectNode put(ObjectNode error, Fault fault) {
        ArrayNode loc = error.put("message", fault.message()).putArray("loc");
        for (Object step : fault.at()) {
            if (step instanceof Integer index) {
                loc.add(index);
            } else {
                loc.add(step.toString());
            }
        }
        return error;
    }

    /** With the status that the body names; to be stored by nobody. */
    public static Response.ResponseBuilder answer(ObjectNode body) {
        return Response.status(body.path("status").intValue())
                .type(TYPE)
                .header("Cache-Control", "no-store")
                .entity(body.toString());
    }
}
