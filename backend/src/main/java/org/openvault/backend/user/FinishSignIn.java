package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.user.Sessions.SignIn;

/** The second step: a code of somebody's app, or one of those that they wrote down. Five wrong ones, and they begin again. */
@ApplicationScoped
public class FinishSignIn {

    static final String KIND = "second step";
    private static final int MOST_WRONG = 5;
    private final Attempts attempts = new Attempts();

    @Inject
    SignInSteps steps;

    @Inject
    OpenSession openSession;

    @Inject
    TotpSeal seal;

    @Inject
    RecoveryCodes recovery;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @param secret of the first step. @return {@code Expired} when the password is to be given again */
    @Transactional
    public SignIn finish(String secret, String code, Device device) {
        Optional<SignInSteps.Step> step = steps.findLocked(KIND, secret).filter(found -> found.wrong() < MOST_WRONG);
        Optional<User> user = step.flatMap(found -> User.<User>findByIdOptional(found.userId()))
                .filter(found -> found.disabledAt == null);
        if (user.isEmpty()) {
            return new SignIn.Expired();
        }
        Instant now = clock.instant();
        String whose = "user " + user.get().id;
        if (!attempts.mayTry(whose, whose, now)) {
            return new SignIn.TooManyAttempts();
        }
        if (!isRight(user.get(), code, now)) {
            attempts.failed(whose, whose, now);
            steps.noteWrong(secret);
            return new SignIn.Wrong();
        }
        steps.take(KIND, secret);
        return openSession.open(user.get(), device, "second_step");
    }

    private boolean isRight(User user, String code, Instant now) {
        Optional<UserTotp> totp = UserTotp.findLocked(user.id).filter(found -> found.confirmedAt != null);
        OptionalLong step = totp.flatMap(
                        found -> seal.open(user.id, found.secret).map(key -> Totp.find(key, code, now, found.lastStep)))
                .orElse(OptionalLong.empty());
        if (step.isPresent()) {
            totp.orElseThrow().lastStep = step.getAsLong();
            return true;
        }
        boolean recovered = totp.isPresent() && recovery.use(user.id, code, now);
        if (recovered) {
            audit.record(user.actor(), "user.recovery_code_used", null, null, null);
        }
        return recovered;
    }
}
