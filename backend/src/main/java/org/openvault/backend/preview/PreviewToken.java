package org.openvault.backend.preview;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openvault.backend.entry.Version;
import org.openvault.backend.signing.SignedText;

/**
 * What a link to a draft says: which page, which version of it, until when; and an HMAC of all that.
 *
 * @param version of the page's own revisions, or for an alias of its source's; {@link #LATEST} for the draft as it is when
 *     the link is followed
 */
record PreviewToken(long pageId, Version version, Instant expiresAt) {

    /** No revision has this number. */
    static final Version LATEST = new Version(0, 0);

    private static final int SAID = Long.BYTES + 2 * Integer.BYTES + Long.BYTES;

    String text(UnaryOperator<byte[]> signing) {
        byte[] said = ByteBuffer.allocate(SAID)
                .putLong(pageId)
                .putInt(version.number())
                .putInt(version.edition())
                .putLong(expiresAt.getEpochSecond())
                .array();
        return SignedText.of(said, signing);
    }

    boolean isOfLatest() {
        return version.equals(LATEST);
    }

    /** Empty when it was not made here, or was changed. */
    static Optional<PreviewToken> read(String text, UnaryOperator<byte[]> signing) {
        return SignedText.read(text, SAID, signing)
                .map(said -> new PreviewToken(
                        said.getLong(),
                        new Version(said.getInt(), said.getInt()),
                        Instant.ofEpochSecond(said.getLong())));
    }
}
