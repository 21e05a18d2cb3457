package org.openvault.backend.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.http.RateLimits;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.Tokens;

/**
 * Who this request of the API comes from: whoever its token speaks for, and nothing else. A session's cookie says nothing
 * here. Asked of the database once for each request, when somebody wants to know.
 */
@RequestScoped
public class ApiActor {

    private static final String SCHEME = "Bearer ";

    @Inject
    Tokens tokens;

    @Inject
    RateLimits limits;

    @Context
    HttpHeaders headers;

    private @Nullable Optional<Actor.Person> person;

    /** Empty for anonymous readers, also for those whose token is void. */
    public Optional<Actor.Person> find() {
        if (person == null) {
            person = token().flatMap(tokens::find);
            person.ifPresent(holds -> limits.vouch(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
        }
        return person;
    }

    /** @throws Problem.Unauthorized when nobody with a token that holds is there */
    public Actor.Person require() {
        return find().orElseThrow(() -> new Problem.Unauthorized(
                "this needs a token that is neither unknown nor revoked: Authorization: Bearer ov_…"));
    }

    private Optional<String> token() {
        List<String> given = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return given.size() == 1 && given.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(given.getFirst().substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
