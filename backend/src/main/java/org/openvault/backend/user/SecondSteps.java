package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;

/** Whether codes are asked for, for whoever wants to know it of themselves. */
@ApplicationScoped
public class SecondSteps {

    /** @param since null when none are; @param codesLeft of those that were written down */
    public record State(@Nullable Instant since, int codesLeft) {}

    @Inject
    RecoveryCodes recovery;

    @Transactional
    public State of(Actor.Person person) {
        UserTotp totp = UserTotp.findById(person.userId());
        return new State(totp == null ? null : totp.confirmedAt, recovery.left(person.userId()));
    }
}
