package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs the stamps of forms. */
@ApplicationScoped
class FormKey {

    private static final String LABEL = "open-vault/form ";

    private final SecureRandom random = new SecureRandom();
    private final FormConfig config;

    @Inject
    FormQueries queries;

    FormKey(FormConfig config) {
        this.config = config;
    }

    long number() {
        return random.nextLong();
    }

    byte[] sign(byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(LABEL.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(said);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] key() {
        return config.key()
                .filter(given -> !given.isBlank())
                .map(given -> given.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> queries.findKey().orElseGet(this::make));
    }

    /** Of several processes that make one at the same time, one wins, and all use that. */
    private byte[] make() {
        byte[] made = new byte[32];
        random.nextBytes(made);
        queries.keepKey(made);
        return queries.findKey().orElseThrow();
    }
}
