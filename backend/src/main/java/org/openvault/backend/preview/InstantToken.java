package org.openvault.backend.preview;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a link to the site at an instant says: which instant, until when it holds; and an HMAC of all that. */
record InstantToken(Instant at, Instant expiresAt) {

    private static final int SAID = Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int SIGNED = SAID + 32;

    /** As long as the text of it may be, and no other: what is signed has one spelling. */
    private static final int LENGTH = (SIGNED * 4 + 2) / 3;

    String text(UnaryOperator<byte[]> signing) {
        byte[] said = ByteBuffer.allocate(SAID)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(expiresAt.getEpochSecond())
                .array();
        byte[] all = Arrays.copyOf(said, SIGNED);
        System.arraycopy(signing.apply(said), 0, all, SAID, SIGNED - SAID);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty when it was not made here, or was changed. */
    static Optional<InstantToken> read(String text, UnaryOperator<byte[]> signing) {
        if (text.length() != LENGTH || !text.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        byte[] all = Base64.getUrlDecoder().decode(text);
        byte[] said = Arrays.copyOf(all, SAID);
        boolean isOneSpelling =
                Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(text);
        if (!isOneSpelling || !MessageDigest.isEqual(signing.apply(said), Arrays.copyOfRange(all, SAID, SIGNED))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(said);
        try {
            return Optional.of(new InstantToken(
                    Instant.ofEpochSecond(parts.getLong(), parts.getInt()), Instant.ofEpochSecond(parts.getLong())));
        } catch (DateTimeException outOfTime) {
            return Optional.empty();
        }
    }
}
