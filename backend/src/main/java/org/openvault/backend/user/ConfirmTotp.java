package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** From now on a code is asked for after the password: somebody has shown that their app makes the right ones. */
@ApplicationScoped
public class ConfirmTotp {

    @Inject
    TotpSeal seal;

    @Inject
    RecoveryCodes recovery;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @return codes for whoever loses their app, told this once. @throws Problem.InvalidContent for a code that is wrong */
    @Transactional
    public List<String> confirm(Actor.Person person, String code) {
        UserTotp totp = UserTotp.findLocked(person.userId())
                .filter(found -> found.confirmedAt == null)
                .orElseThrow(() -> new Problem.Conflict("there is nothing to confirm"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        OptionalLong step = seal.open(person.userId(), totp.secret)
                .map(secret -> Totp.find(secret, code, now, totp.lastStep))
                .orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            throw Faults.of("code", "is not what the app shows now");
        }
        totp.confirmedAt = now;
        totp.lastStep = step.getAsLong();
        audit.record(person, "user.second_step_added", null, null, null);
        return recovery.renew(person.userId());
    }
}
