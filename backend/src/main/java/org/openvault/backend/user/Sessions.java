package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final Attempts attempts = new Attempts();

    @Inject
    Clock clock;

    @Inject
    AuditLog audit;

    @Inject
    OpenSession openSession;

    @Inject
    SignInSteps steps;

    @Inject
    EntityManager entities;

    /** What became of an attempt to sign in. A wrong name and a wrong password are one answer, and take one time. */
    public sealed interface SignIn {
        /** @param secret what the browser keeps; it is nowhere else */
        record Done(String secret) implements SignIn {}

        record Wrong() implements SignIn {}

        record TooManyAttempts() implements SignIn {}

        /** The password was right, and a code is asked for. @param secret to be given with it */
        record SecondStep(String secret) implements SignIn {}

        /** What was begun is over: it has to be begun again. */
        record Expired() implements SignIn {}
    }

    /** Names and addresses are throttled alike. Whoever has a second step is let in by {@link FinishSignIn}. */
    @Transactional
    public SignIn signIn(String name, String password, Device device) {
        Instant now = clock.instant();
        if (!attempts.mayTry(name, device.address(), now)) {
            return new SignIn.TooManyAttempts();
        }
        Optional<User> user = User.findByName(name).filter(found -> found.disabledAt == null);
        boolean right = user.map(found -> Passwords.matches(password, found.passwordHash))
                .orElseGet(() -> Passwords.matchesNobody(password));
        if (!right) {
            attempts.failed(name, device.address(), now);
            return new SignIn.Wrong();
        }
        long userId = user.orElseThrow().id;
        return UserTotp.isOn(userId)
                ? new SignIn.SecondStep(steps.begin(FinishSignIn.KIND, userId, ""))
                : openSession.open(user.get(), device, "password");
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
        Instant now = clock.instant();
        Optional<User> user = UserSession.findUser(secret, now);
        user.ifPresent(found -> noteSeen(UserSession.digestOf(secret), now));
        return user.map(User::actor);
    }

    /** To the minute, and waiting for nobody. */
    private void noteSeen(byte[] digest, Instant now) {
        UserSession session = UserSession.findById(digest);
        Instant old = now.minus(NOTED_EVERY);
        if (session.lastSeenAt == null || session.lastSeenAt.isBefore(old)) {
            entities.createNativeQuery("""
                            update user_session set last_seen_at = :now where digest = (
                                select digest from user_session where digest = :digest for update skip locked)
                            """)
                    .setParameter("now", now)
                    .setParameter("digest", digest)
                    .executeUpdate();
        }
    }

    /** Whether whoever has the session showed lately who they are: what lets somebody in is changed by nobody else. */
    @Transactional
    public boolean isRecent(String secret) {
        return UserSession.<UserSession>findByIdOptional(UserSession.digestOf(secret))
                .filter(session -> session.createdAt.isAfter(clock.instant().minus(RECENT)))
                .isPresent();
    }
}
