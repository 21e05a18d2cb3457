package org.openvault.backend.passkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.problem.Problem;

/** The passkeys of whoever asks: what they are called, and which are still wanted. Those of others are not there. */
@ApplicationScoped
@Transactional
public class OwnPasskeys {

    @Inject
    AuditLog audit;

    public List<Passkey> list(Actor.Person person) {
        return Passkey.listOf(person.userId());
    }

    public void rename(Actor.Person person, long id, String name) {
        get(person, id).name = AddPasskey.requireName(name);
    }

    public void remove(Actor.Person person, long id) {
        Passkey passkey = get(person, id);
        passkey.delete();
        audit.record(person, "user.passkey_removed", null, passkey.json(), null);
    }

    private static Passkey get(Actor.Person person, long id) {
        return Passkey.<Passkey>find("id = ?1 and userId = ?2", id, person.userId())
                .firstResultOptional()
                .orElseThrow(() -> new Problem.NotFound("there is no passkey " + id + " of yours"));
    }
}
