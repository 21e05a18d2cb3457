package org.openvault.backend.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits, with a beginning by which a secret is recognised where it should not be. */
final class WebhookSecret {

    static final String PREFIX = "ovw_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
