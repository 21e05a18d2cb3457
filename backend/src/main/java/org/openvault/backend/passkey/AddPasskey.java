package org.openvault.backend.passkey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.SignInSteps;
import org.openvault.backend.user.User;

/** Lets somebody sign in with a device of theirs from now on. Begun by one request, ended by another. */
@ApplicationScoped
public class AddPasskey {

    private static final String KIND = "new passkey";
    private static final int MOST = 20;
    static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Inject
    SignInSteps steps;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @return what {@code navigator.credentials.create} is asked; the challenge in it ends the matter */
    @Transactional
    public ObjectNode begin(Actor.Person person, RelyingParty party) {
        User user = User.findById(person.userId());
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("challenge", steps.begin(KIND, user.id, ""));
        options.putObject("rp").put("id", party.id()).put("name", "Open Vault");
        options.putObject("user")
                .put("id", BASE64.encodeToString(handle(user.id)))
                .put("name", user.name)
                .put("displayName", user.displayName);
        var parameters = options.putArray("pubKeyCredParams");
        Ceremony.ALGORITHMS.forEach(
                algorithm -> parameters.addObject().put("type", "public-key").put("alg", algorithm));
        var known = options.putArray("excludeCredentials");
        Passkey.listOf(user.id).forEach(each -> known.addObject()
                .put("type", "public-key")
                .put("id", BASE64.encodeToString(each.credentialId)));
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", "required");
        return options.put("attestation", "none").put("timeout", 300_000);
    }

    private static byte[] handle(long userId) {
        return ByteBuffer.allocate(Long.BYTES).putLong(userId).array();
    }

    /** @param challenge as it was begun with; @param json what the browser's credential says as JSON */
    @Transactional
    public Passkey finish(Actor.Person person, String challenge, String name, String json, RelyingParty party) {
        String called = requireName(name);
        steps.take(KIND, challenge)
                .filter(step -> step.userId() != null && step.userId() == person.userId())
                .orElseThrow(() -> new Problem.Conflict("this took too long: begin again"));
        if (Passkey.count("userId", person.userId()) >= MOST) {
            throw new Problem.Conflict("there are " + MOST + " passkeys already, as many as there may be");
        }
        Passkey passkey = Ceremony.register(json, party, Base64.getUrlDecoder().decode(challenge))
                .orElseThrow(() -> fault("passkey", "is not what was asked for"));
        if (Passkey.count("credentialId", passkey.credentialId) > 0) {
            throw new Problem.Conflict("this passkey is known already");
        }
        passkey.userId = person.userId();
        passkey.name = called;
        passkey.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        passkey.persist();
        audit.record(person, "user.passkey_added", null, null, passkey.json());
        return passkey;
    }

    static String requireName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > 100 || stripped.chars().anyMatch(Character::isISOControl)) {
            throw fault("name", "must have from 1 to 100 characters, none of them a control character");
        }
        return stripped;
    }

    private static Problem fault(String part, String message) {
        return new Problem.InvalidContent(List.of(new Fault(List.of(part), message)));
    }
}
