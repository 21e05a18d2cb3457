package org.openvault.backend.form;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Says when a reader was given a form: what comes back sooner than anybody can type was not typed. Each is used once.
 *
 * @param number by chance, so that no two are the same
 */
record FormStamp(long pageId, Instant at, long number) {

    private static final int SAID = 3 * Long.BYTES;
    private static final int SIGNED = SAID + 32;
    private static final int LENGTH = (SIGNED * 4 + 2) / 3;

    String text(UnaryOperator<byte[]> signing) {
        byte[] said = said();
        byte[] all = Arrays.copyOf(said, SIGNED);
        System.arraycopy(signing.apply(said), 0, all, SAID, SIGNED - SAID);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    byte[] said() {
        return ByteBuffer.allocate(SAID)
                .putLong(pageId)
                .putLong(at.toEpochMilli())
                .putLong(number)
                .array();
    }

    /** Empty when it was not made here, or was changed. */
    static Optional<FormStamp> read(String text, UnaryOperator<byte[]> signing) {
        if (text.length() != LENGTH || !text.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        byte[] all = Base64.getUrlDecoder().decode(text);
        byte[] said = Arrays.copyOf(all, SAID);
        if (!MessageDigest.isEqual(signing.apply(said), Arrays.copyOfRange(all, SAID, SIGNED))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(said);
        return Optional.of(new FormStamp(parts.getLong(), Instant.ofEpochMilli(parts.getLong()), parts.getLong()));
    }
}
