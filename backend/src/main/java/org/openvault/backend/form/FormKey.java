package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.openvault.backend.signing.SigningKey;

/** Signs the stamps of forms, no two of which are alike. */
@ApplicationScoped
class FormKey {

    private final SecureRandom random = new SecureRandom();

    @Inject
    SigningKey key;

    long number() {
        return random.nextLong();
    }

    byte[] sign(byte[] said) {
        return key.sign("open-vault/form ", said);
    }
}
