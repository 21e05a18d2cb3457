package org.openvault.backend.api.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A short text that stands for a long one. */
final class Digest {

    private static final int BYTES = 15;

    private Digest() {}

    static String text(String given) {
        return text(given.getBytes(StandardCharsets.UTF_8));
    }

    static String text(byte[] given) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(given);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
