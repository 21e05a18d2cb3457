package org.openvault.backend.user;

import java.time.Instant;

/** What an authenticator app does with the key that it was given: for tests that sign in with it. */
public final class AppOnAPhone {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AppOnAPhone() {}

    public static String code(String key, Instant at) {
        return Totp.code(bytes(key.replace(" ", "")), Totp.step(at));
    }

    private static byte[] bytes(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = LETTERS.indexOf(base32.charAt(bit / 5)) >> 4 - bit % 5 & 1;
            bytes[bit / 8] |= (byte) (value << 7 - bit % 8);
        }
        return bytes;
    }
}
