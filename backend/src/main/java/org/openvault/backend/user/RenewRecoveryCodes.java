package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** Ten other codes for whoever loses their app; those from before are void. */
@ApplicationScoped
public class RenewRecoveryCodes {

    @Inject
    RecoveryCodes recovery;

    @Inject
    AuditLog audit;

    @Transactional
    public List<String> renew(Actor.Person person) {
        User.getLocked(person.userId());
        if (!UserTotp.isOn(person.userId())) {
            throw new Problem.Conflict("no codes are asked for when " + person.name() + " signs in");
        }
        audit.record(person, "user.recovery_codes_renewed", null, null, null);
        return recovery.renew(person.userId());
    }
}
