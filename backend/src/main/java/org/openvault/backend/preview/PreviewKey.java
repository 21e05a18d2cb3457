package org.openvault.backend.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.openvault.backend.signing.SigningKey;

/** Signs links to drafts, and to the site at an instant; the one cannot be made from the other. */
@ApplicationScoped
class PreviewKey {

    @Inject
    SigningKey key;

    byte[] sign(byte[] said) {
        return key.sign("open-vault/preview ", said);
    }

    byte[] signInstant(byte[] said) {
        return key.sign("open-vault/preview of an instant ", said);
    }
}
