package org.openvault.backend.restriction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.restriction.RestrictionQueries.Barrier;
import org.openvault.backend.user.Attempts;
import org.openvault.backend.user.Passwords;

/** Gives whoever knows a page's password a pass for it. Anybody may try, but not often. */
@ApplicationScoped
public class CheckPagePassword {

    private final Attempts attempts = new Attempts();

    /** What became of an attempt. */
    public sealed interface Check {
        /** @param pass opens the page and all below it, for twelve hours at most */
        record Opened(String pass, Instant expiresAt) implements Check {}

        record Wrong() implements Check {}

        record TooManyAttempts() implements Check {}
    }

    @Inject
    RestrictionQueries queries;

    @Inject
    Clock clock;

    /**
     * @param pageId a page with a password, or one below it; the nearest password counts
     * @param address where the attempt comes from
     * @throws Problem.NotFound when no password opens the page
     */
    @Transactional
    public Check check(long pageId, String password, String address) {
        Instant now = clock.instant();
        Barrier barrier = queries.barriers(pageId, null).reversed().stream()
                .filter(found -> found.passwordHash() != null)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("no password opens page " + pageId));
        String key = "page " + barrier.pageId();
        if (!attempts.mayTry(key, address, now)) {
            return new Check.TooManyAttempts();
        }
        if (!Passwords.matches(password, Objects.requireNonNull(barrier.passwordHash()))) {
            attempts.failed(key, address, now);
            return new Check.Wrong();
        }
        return new Check.Opened(PagePass.of(barrier).issue(now), PagePass.end(now));
    }
}
