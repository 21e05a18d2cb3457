package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.api.http.ClientAddress;
import org.openvault.backend.document.Fault;
import org.openvault.backend.form.SubmitForm;
import org.openvault.backend.form.SubmitForm.Outcome;
import org.openvault.backend.problem.Problem;

/** What readers send by forms. Posted without a token; each stamp is good for one submission, however often it is posted. */
@Path("/api/v3/forms/{id:[0-9]{1,18}}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FormsResource {

    private static final int MOST_FIELDS = 200;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST = 20_000;

    @Inject
    SubmitForm submitForm;

    @Inject
    ClientAddress addresses;

    /** To be sent with the answers, some seconds later at the earliest. */
    @GET
    @Path("/stamp")
    @RunOnVirtualThread
    public Response stamp(long id, @Context UriInfo uri) {
        Parameters.of(uri);
        return answer(200, JsonNodeFactory.instance.objectNode().put("stamp", submitForm.stamp(id)));
    }

    /** {@code {"stamp", "answers": {field: [value, …]}, "trap"}}; what is refused is told by field. */
    @POST
    @Path("/submissions")
    @RunOnVirtualThread
    public Response submit(long id, @Nullable JsonNode json, @Context HttpServerRequest request) {
        Body body = Body.of(json, "stamp", "answers", "trap");
        var submitted = new SubmitForm.Submitted(
                answers(body, json),
                body.findText("trap").orElse(""),
                body.findText("stamp").orElse(""),
                addresses.key(request));
        return switch (submitForm.submit(id, submitted)) {
            case Outcome.Accepted() ->
                answer(201, JsonNodeFactory.instance.objectNode().put("outcome", "accepted"));
            case Outcome.Invalid(Map<String, String> problems) -> throw invalid(problems);
            case Outcome.SendAgain(String stamp) -> {
                ObjectNode problem = ProblemJson.body(409, "Conflict", "the form is to be sent again with this stamp");
                yield ProblemJson.answer(problem.put("stamp", stamp)).build();
            }
            case Outcome.TooMany(Duration within) ->
                ProblemJson.answer(ProblemJson.body(429, "Too many requests", "too many forms came from there"))
                        .header("Retry-After", within.toSeconds())
                        .build();
        };
    }

    private static Map<String, List<String>> answers(Body body, @Nullable JsonNode json) {
        JsonNode given = json == null ? JsonNodeFactory.instance.objectNode() : json.path("answers");
        if (!given.isObject() || given.size() > MOST_FIELDS) {
            throw body.fault("answers", "must be an object of at most " + MOST_FIELDS + " fields");
        }
        var answers = new LinkedHashMap<String, List<String>>();
        int length = 0;
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            if (!(field.getValue() instanceof ArrayNode list) || list.size() > MOST_VALUES) {
                throw body.fault("answers", "must have a list of texts for each field");
            }
            var values = new ArrayList<String>();
            for (JsonNode value : list) {
                if (!value.isTextual() || value.textValue().indexOf('\0') >= 0) {
                    throw body.fault("answers", "must have a list of texts for each field");
                }
                values.add(value.textValue());
                length += value.textValue().length();
            }
            answers.put(field.getKey(), values);
        }
        if (length > LONGEST) {
            throw body.fault("answers", "must have at most " + LONGEST + " characters");
        }
        return answers;
    }

    private static Problem invalid(Map<String, String> problems) {
        return new Problem.InvalidContent(problems.entrySet().stream()
                .map(each -> new Fault(List.of("answers", each.getKey()), each.getValue()))
                .toList());
    }

    private static Response answer(int status, ObjectNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(body.toString())
                .build();
    }
}
