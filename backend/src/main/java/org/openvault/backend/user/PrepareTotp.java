package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;

/** Makes what an authenticator app has to know. It is asked for only after it was confirmed: {@link ConfirmTotp}. */
@ApplicationScoped
public class PrepareTotp {

    /** @param secret in base 32, to be typed; @param uri the same, to be scanned */
    public record Prepared(String secret, String uri) {}

    @Inject
    TotpSeal seal;

    @Inject
    Clock clock;

    /** The same until it is confirmed, so that a screen that is loaded again shows what was scanned. */
    @Transactional
    public Prepared prepare(Actor.Person person) {
        User user = User.getLocked(person.userId());
        UserTotp totp = UserTotp.findLocked(user.id).orElseGet(() -> create(user.id));
        if (totp.confirmedAt != null) {
            throw new Problem.Conflict("codes are asked of " + user.name + " already");
        }
        byte[] secret = seal.open(user.id, totp.secret).orElseGet(() -> renew(totp));
        return prepared(user, secret);
    }

    private UserTotp create(long userId) {
        var totp = new UserTotp();
        totp.userId = userId;
        totp.createdAt = clock.instant();
        renew(totp);
        totp.persist();
        return totp;
    }

    private byte[] renew(UserTotp totp) {
        byte[] secret = Totp.nextSecret();
        totp.secret = seal.seal(totp.userId, secret);
        return secret;
    }

    private static Prepared prepared(User user, byte[] secret) {
        String text = Totp.base32(secret);
        String label = URLEncoder.encode("Open Vault:" + user.name, StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new Prepared(text, "otpauth://totp/%s?secret=%s&issuer=Open%%20Vault".formatted(label, text));
    }
}
