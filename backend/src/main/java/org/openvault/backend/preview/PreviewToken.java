package org.openvault.backend.preview;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openvault.backend.entry.Version;

/**
 * What a link to a draft says: which page, which version of it, until when; and an HMAC of all that.
 *
 * @param version of the page's own revisions, or for an alias of its source's
 */
record PreviewToken(long pageId, Version version, Instant expiresAt) {

    private static final int SAID = Long.BYTES + 2 * Integer.BYTES + Long.BYTES;
    private static final int SIGNED = SAID + 32;

    /** As long as the text of it may be, and no other: what is signed has one spelling. */
    private static final int LENGTH = (SIGNED * 4 + 2) / 3;

    String text(UnaryOperator<byte[]> signing) {
        byte[] said = ByteBuffer.allocate(SAID)
                .putLong(pageId)
                .putInt(version.number())
                .putInt(version.edition())
                .putLong(expiresAt.getEpochSecond())
                .array();
        byte[] all = Arrays.copyOf(said, SIGNED);
        System.arraycopy(signing.apply(said), 0, all, SAID, SIGNED - SAID);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty when it was not made here, or was changed. */
    static Optional<PreviewToken> read(String text, UnaryOperator<byte[]> signing) {
        if (text.length() != LENGTH || !text.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        byte[] all = Base64.getUrlDecoder().decode(text);
        byte[] said = Arrays.copyOf(all, SAID);
        if (!MessageDigest.isEqual(signing.apply(said), Arrays.copyOfRange(all, SAID, SIGNED))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(said);
        return Optional.of(new PreviewToken(
                parts.getLong(), new Version(parts.getInt(), parts.getInt()), Instant.ofEpochSecond(parts.getLong())));
    }
}
