package org.openvault.backend.form;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openvault.backend.signing.SignedText;

/**
 * Says when a reader was given a form: what comes back sooner than anybody can type was not typed. Each is used once.
 *
 * @param number by chance, so that no two are the same
 */
record FormStamp(long pageId, Instant at, long number) {

    private static final int SAID = 3 * Long.BYTES;

    String text(UnaryOperator<byte[]> signing) {
        return SignedText.of(said(), signing);
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
        return SignedText.read(text, SAID, signing)
                .map(said -> new FormStamp(said.getLong(), Instant.ofEpochMilli(said.getLong()), said.getLong()));
    }
}
