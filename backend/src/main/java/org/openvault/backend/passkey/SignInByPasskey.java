package org.openvault.backend.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.openvault.backend.user.Attempts;
import org.openvault.backend.user.Device;
import org.openvault.backend.user.OpenSession;
import org.openvault.backend.user.Sessions.SignIn;
import org.openvault.backend.user.SignInSteps;
import org.openvault.backend.user.User;

/** Lets in whoever has a device with a key that we know. No name is asked for, so none can be guessed. */
@ApplicationScoped
public class SignInByPasskey {

    private static final String KIND = "passkey";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whoever begins without end would fill the table; a room full of editors does not come so far. */
    private final Attempts begun = new Attempts(60);

    private final Attempts attempts = new Attempts();

    @Inject
    SignInSteps steps;

    @Inject
    OpenSession openSession;

    @Inject
    Clock clock;

    /** @return what {@code navigator.credentials.get} is asked; empty for whoever asks too often */
    @Transactional
    public Optional<ObjectNode> begin(RelyingParty party, Device device) {
        Instant now = clock.instant();
        if (!begun.mayTry(device.address(), device.address(), now)) {
            return Optional.empty();
        }
        begun.failed(device.address(), device.address(), now);
        return Optional.of(JsonNodeFactory.instance
                .objectNode()
                .put("challenge", steps.begin(KIND, null, ""))
                .put("rpId", party.id())
                .put("userVerification", "required")
                .put("timeout", 300_000));
    }

    /** @param challenge as it was begun with; @param json what the browser's credential says as JSON */
    @Transactional
    public SignIn finish(String challenge, String json, RelyingParty party, Device device) {
        Instant now = clock.instant();
        if (!attempts.mayTry(device.address(), device.address(), now)) {
            return new SignIn.TooManyAttempts();
        }
        if (steps.take(KIND, challenge).isEmpty()) {
            return new SignIn.Expired();
        }
        Optional<Passkey> passkey = find(json)
                .filter(found ->
                        Ceremony.verify(json, party, Base64.getUrlDecoder().decode(challenge), found));
        Optional<User> user = passkey.flatMap(found -> User.<User>findByIdOptional(found.userId))
                .filter(found -> found.disabledAt == null);
        if (user.isEmpty()) {
            attempts.failed(device.address(), device.address(), now);
            return new SignIn.Wrong();
        }
        passkey.orElseThrow().lastUsedAt = now.truncatedTo(ChronoUnit.MICROS);
        return openSession.open(user.get(), device, "passkey");
    }

    private static Optional<Passkey> find(String json) {
        try {
            byte[] id =
                    Base64.getUrlDecoder().decode(JSON.readTree(json).path("id").asText());
            return Passkey.<Passkey>find("credentialId", id)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResultOptional();
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
