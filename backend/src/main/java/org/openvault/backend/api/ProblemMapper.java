package org.openvault.backend.api;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.openvault.backend.problem.Problem;

/** The one place where an error becomes an answer. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** Seconds. */
    private static final int COME_BACK = 5;

    /** SQL states of lost connections and of a server that ends; Agroal's refusal has none. */
    private static final Pattern AWAY = Pattern.compile("^(?:08|57P0)|Acquisition timeout");

    /** What the answer to a framework's own refusal keeps of its headers. */
    private static final List<String> KEPT = List.of("Allow", "Retry-After", "Accept", "Accept-Patch");

    /** What whoever asked is to be told; empty for what nobody expected. */
    public static Optional<Response> find(Throwable thrown) {
        return switch (thrown) {
            case Problem problem when problem.status() < 500 -> Optional.of(answer(problem));
            case WebApplicationException refused
            when refused.getResponse().getStatus() < 500 -> Optional.of(answer(refused));
            default -> Optional.empty();
        };
    }

    @ServerExceptionMapper
    public Response of(Problem problem) {
        if (problem.status() >= 500) {
            LOG.errorf("%s: %s", problem.title(), problem.getMessage());
        }
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response of(WebApplicationException exception) {
        return answer(exception);
    }

    /** Of the body: {@link StrictJson}. */
    @ServerExceptionMapper
    public Response of(MismatchedInputException unreadable) {
        return ProblemJson.answer(ProblemJson.body(
                        400, "Bad request", "the body must be one JSON value in which no key comes twice"))
                .build();
    }

    /** The cause stays in the log, found by the number that the answer carries. */
    @ServerExceptionMapper
    public Response of(Throwable unexpected) {
        if (isWithoutDatabase(unexpected)) {
            LOG.errorf("without a database: %s", unexpected.getMessage());
            return ProblemJson.answer(ProblemJson.body(
                            503, "Service unavailable", "the database does not answer now: try again in a moment"))
                    .header("Retry-After", COME_BACK)
                    .build();
        }
        String number = UUID.randomUUID().toString();
        LOG.errorf(unexpected, "unexpected error %s", number);
        return ProblemJson.answer(ProblemJson.body(
                        500, "Internal error", "Something went wrong here; it is logged under " + number))
                .build();
    }

    /** It is away, it ends, or all connections to it are taken for longer than anybody should wait. */
    private static boolean isWithoutDatabase(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && AWAY.matcher(sql.getSQLState() + " " + sql.getMessage()).find()) {
                return true;
            }
        }
        return false;
    }

    private static Response answer(Problem problem) {
        ObjectNode body = ProblemJson.body(problem.status(), problem.title(), problem.getMessage());
        if (problem instanceof Problem.InvalidContent invalid) {
            body.set("errors", ProblemJson.errors(invalid.faults()));
        }
        Response.ResponseBuilder answer = ProblemJson.answer(body);
        return problem instanceof Problem.Unauthorized
                ? answer.header("WWW-Authenticate", "Bearer").build()
                : answer.build();
    }

    private static Response answer(WebApplicationException exception) {
        Response given = exception.getResponse();
        if (given.hasEntity()) {
            return given;
        }
        boolean unreadable = exception instanceof NotFoundException && exception.getCause() != null;
        int status = unreadable ? 400 : given.getStatus();
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Refused" : known.getReasonPhrase();
        Response.ResponseBuilder answer = ProblemJson.answer(ProblemJson.body(status, title, detail(status, title)));
        KEPT.stream()
                .filter(name -> given.getHeaderString(name) != null)
                .forEach(name -> answer.header(name, given.getHeaderString(name)));
        return answer.build();
    }

    private static String detail(int status, String title) {
        return switch (status) {
            case 400 -> "the request cannot be read: a part of its address or its body is not of the form it should be";
            case 404 -> "there is nothing at this address";
            case 405 -> "this address does not take that method: 'Allow' says which it takes";
            case 406 -> "nothing of what 'Accept' names can be had here";
            case 413 -> "the body is too large";
            case 415 -> "a body of this 'Content-Type' is not taken here";
            default -> title;
        };
    }
}
