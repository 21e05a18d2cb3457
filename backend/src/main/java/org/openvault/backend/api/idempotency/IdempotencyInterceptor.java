package org.openvault.backend.api.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.api.ProblemMapper;
import org.openvault.backend.problem.Problem;

/**
 * Does work that has a key once. A lock that ends with the transaction keeps a second one out while the first is at it; the
 * answer is written in the transaction of the work. If the process dies between, both are undone. What was refused has
 * changed nothing, and its answer is noted apart; what failed here is not noted, so that it can be tried again.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // around the resource's own transaction
public class IdempotencyInterceptor {

    private static final String KEY = "Idempotency-Key";

    @Inject
    ApiActor actor;

    @Inject
    AnswerQueries queries;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Context
    Request request;

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        String given = headers.getHeaderString(KEY);
        if (given == null || !request.getMethod().equals("POST")) {
            return call.proceed();
        }
        long userId = actor.require().userId();
        var key = IdempotencyKey.of(headers.getHeaderString(HttpHeaders.AUTHORIZATION), given);
        byte[] digest = WorkDigest.of("POST", uri, call.getParameters());
        QuarkusTransaction.begin();
        try {
            if (!queries.takeTurn(key)) {
                return busy();
            }
            Optional<KeptAnswer> kept = queries.find(key);
            return kept.isPresent() ? replay(kept.get(), digest) : work(call, key, userId, digest);
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
        }
    }

    private static Response busy() {
        return ProblemJson.answer(
                        ProblemJson.body(409, "Conflict", "a request with this 'Idempotency-Key' is under way"))
                .header("Retry-After", "1")
                .build();
    }

    private static Response replay(KeptAnswer kept, byte[] digest) {
        return MessageDigest.isEqual(kept.digest(), digest)
                ? kept.response(true)
                : ProblemJson.answer(ProblemJson.body(
                                422, "Invalid content", "this 'Idempotency-Key' was used for another request"))
                        .build();
    }

    private Response work(InvocationContext call, IdempotencyKey key, long userId, byte[] digest) throws Exception {
        Response answer;
        try {
            answer = response(call.proceed());
        } catch (Exception thrown) {
            answer = ProblemMapper.find(thrown).orElseThrow(() -> thrown);
        }
        KeptAnswer kept = KeptAnswer.of(digest, answer, bytes(answer));
        boolean isUndone = answer.getStatus() >= 400 || QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE;
        if (isUndone) {
            QuarkusTransaction.rollback();
            if (answer.getStatus() < 500) {
                QuarkusTransaction.requiringNew().run(() -> queries.keep(key, userId, kept));
            }
        } else {
            queries.keep(key, userId, kept);
            QuarkusTransaction.commit();
        }
        return kept.response(false);
    }

    private static Response response(@Nullable Object result) {
        return switch (result) {
            case null -> Response.noContent().build();
            case Response response -> response;
            default -> Response.ok(result).build();
        };
    }

    private static byte[] bytes(Response answer) {
        return switch (answer.getEntity()) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case JsonNode json -> json.toString().getBytes(StandardCharsets.UTF_8);
            default -> throw new Problem.BadRequest("what is posted here takes no 'Idempotency-Key'");
        };
    }
}
