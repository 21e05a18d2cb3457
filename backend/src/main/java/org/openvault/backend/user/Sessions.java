package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;

/** Signing in and out. */
@ApplicationScoped
public class Sessions {

    public static final Duration LENGTH = Duration.ofHours(12);

    private final Attempts attempts = new Attempts();

    @Inject
    Clock clock;

    @Inject
    AuditLog audit;

    /** What became of an attempt to sign in. A wrong name and a wrong password are one answer, and take one time. */
    public sealed interface SignIn {
        /** @param secret what the browser keeps; it is nowhere else */
        record Done(String secret) implements SignIn {}

        record Wrong() implements SignIn {}

        record TooManyAttempts() implements SignIn {}
    }

    /** @param address where the attempt comes from: names and addresses are throttled alike */
    @Transactional
    public SignIn signIn(String name, String password, String address) {
        Instant now = clock.instant();
        if (!attempts.mayTry(name, address, now)) {
            return new SignIn.TooManyAttempts();
        }
        Optional<User> user = User.findByName(name).filter(found -> found.disabledAt == null);
        boolean right = user.map(found -> Passwords.matches(password, found.passwordHash))
                .orElseGet(() -> Passwords.matchesNobody(password));
        if (!right) {
            attempts.failed(name, address, now);
            return new SignIn.Wrong();
        }
        String secret = Secrets.next();
        var session = new UserSession();
        session.digest = UserSession.digestOf(secret);
        session.userId = user.orElseThrow().id;
        session.createdAt = now;
        session.expiresAt = now.plus(LENGTH);
        session.persist();
        audit.record(user.get().actor(), "user.signed_in", null, null, null);
        return new SignIn.Done(secret);
    }

    @Transactional
    public void signOut(Actor actor, String secret) {
        UserSession.<UserSession>findByIdOptional(UserSession.digestOf(secret)).ifPresent(session -> {
            session.revokedAt = clock.instant();
            audit.record(actor, "user.signed_out", null, null, null);
        });
    }

    @Transactional
    public Optional<Actor.Person> find(String secret) {
        return UserSession.findUser(secret, clock.instant()).map(User::actor);
    }
}
