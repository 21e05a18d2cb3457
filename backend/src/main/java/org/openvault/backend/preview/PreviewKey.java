package org.openvault.backend.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs links to drafts. */
@ApplicationScoped
class PreviewKey {

    private static final String DRAFT = "open-vault/preview ";
    private static final String INSTANT = "open-vault/preview of an instant ";

    private final SecureRandom random = new SecureRandom();
    private final PreviewConfig config;

    @Inject
    PreviewQueries queries;

    PreviewKey(PreviewConfig config) {
        this.config = config;
    }

    byte[] sign(byte[] said) {
        return sign(DRAFT, said);
    }

    byte[] signInstant(byte[] said) {
        return sign(INSTANT, said);
    }

    private byte[] sign(String label, byte[] said) {
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
