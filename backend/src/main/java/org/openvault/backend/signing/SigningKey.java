package org.openvault.backend.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs whatever is given to strangers and comes back: the same for all processes of one database. */
@ApplicationScoped
public class SigningKey {

    private final SecureRandom random = new SecureRandom();
    private final SigningConfig config;

    @Inject
    EntityManager entities;

    SigningKey(SigningConfig config) {
        this.config = config;
    }

    /** @param label what it is for: what was signed for one purpose is worth nothing for another */
    public byte[] sign(String label, byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(said);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] key() {
        return config.key()
                .filter(given -> !given.isBlank())
                .map(given -> given.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> find().orElseGet(this::make));
    }

    private Optional<byte[]> find() {
        return entities.createNativeQuery("select key from signing_key", byte[].class)
                .getResultStream()
                .findFirst()
                .map(byte[].class::cast);
    }

    /** Of several processes that make one at the same time, one wins, and all use that. */
    private byte[] make() {
        byte[] made = new byte[32];
        random.nextBytes(made);
        entities.createNativeQuery("insert into signing_key (key) values (:key) on conflict do nothing")
                .setParameter("key", made)
                .executeUpdate();
        return find().orElseThrow();
    }
}
