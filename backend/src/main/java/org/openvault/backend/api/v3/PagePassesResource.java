package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.api.http.ClientAddress;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.restriction.CheckPagePassword;
import org.openvault.backend.restriction.CheckPagePassword.Check;

/** Gives readers who know a page's password a pass for it. The one thing that is posted here without a token. */
@Path("/api/v3/page-passes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PagePassesResource {

    private static final int LONGEST = 1024;

    @Inject
    CheckPagePassword checkPagePassword;

    @Inject
    ClientAddress addresses;

    @POST
    @RunOnVirtualThread
    public Response open(@Nullable JsonNode json, @Context HttpServerRequest request) {
        Body body = Body.of(json, "page", "password");
        long page = body.findId("page").orElseThrow(() -> fault("page", "is required"));
        String password = body.text("password");
        if (password.length() > LONGEST) {
            throw fault("password", "must have at most " + LONGEST + " characters");
        }
        return switch (checkPagePassword.check(page, password, addresses.key(request))) {
            case Check.Opened(String pass, Instant expiresAt) -> opened(pass, expiresAt);
            case Check.Wrong() -> throw new Problem.Forbidden("that is not the password of page " + page);
            case Check.TooManyAttempts() ->
                ProblemJson.answer(
                                ProblemJson.body(429, "Too many requests", "too many wrong passwords: wait a minute"))
                        .header("Retry-After", "60")
                        .build();
        };
    }

    private static Response opened(String pass, Instant expiresAt) {
        return Response.status(201)
                .header("Cache-Control", "no-store")
                .entity(JsonNodeFactory.instance.objectNode().put("pass", pass).put("expires_at", expiresAt.toString()))
                .build();
    }

    private static Problem.InvalidContent fault(String key, String message) {
        return new Problem.InvalidContent(List.of(new Fault(List.of(key), message)));
    }
}
