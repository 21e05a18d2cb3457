package org.openvault.backend.preview;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openvault.backend.signing.SignedText;

/** What a link to the site at an instant says: which instant, until when it holds; and an HMAC of all that. */
record InstantToken(Instant at, Instant expiresAt) {

    private static final int SAID = Long.BYTES + Integer.BYTES + Long.BYTES;

    String text(UnaryOperator<byte[]> signing) {
        byte[] said = ByteBuffer.allocate(SAID)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(expiresAt.getEpochSecond())
                .array();
        return SignedText.of(said, signing);
    }

    /** Empty when it was not made here, or was changed. */
    static Optional<InstantToken> read(String text, UnaryOperator<byte[]> signing) {
        try {
            return SignedText.read(text, SAID, signing)
                    .map(said -> new InstantToken(
                            Instant.ofEpochSecond(said.getLong(), said.getInt()),
                            Instant.ofEpochSecond(said.getLong())));
        } catch (DateTimeException outOfTime) {
            return Optional.empty();
        }
    }
}
