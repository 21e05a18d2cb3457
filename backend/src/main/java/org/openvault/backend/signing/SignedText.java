package org.openvault.backend.signing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was said, and an HMAC of it, as text that may stand in an address. What is signed has one spelling. */
public final class SignedText {

    private static final int SIGNATURE = 32;
    private static final Base64.Encoder SPELLING = Base64.getUrlEncoder().withoutPadding();

    private SignedText() {}

    public static String of(byte[] said, UnaryOperator<byte[]> signing) {
        byte[] all = Arrays.copyOf(said, said.length + SIGNATURE);
        System.arraycopy(signing.apply(said), 0, all, said.length, SIGNATURE);
        return SPELLING.encodeToString(all);
    }

    /**
     * Empty when it was not made here, or was changed.
     *
     * @param length of what was said, in bytes
     */
    public static Optional<ByteBuffer> read(String text, int length, UnaryOperator<byte[]> signing) {
        if (text.length() != ((length + SIGNATURE) * 4 + 2) / 3 || !text.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        byte[] all = Base64.getUrlDecoder().decode(text);
        byte[] said = Arrays.copyOf(all, length);
        boolean isGenuine =
                MessageDigest.isEqual(signing.apply(said), Arrays.copyOfRange(all, length, length + SIGNATURE));
        // the last sign may have bits to spare
        return isGenuine && SPELLING.encodeToString(all).equals(text)
                ? Optional.of(ByteBuffer.wrap(said))
                : Optional.empty();
    }
}
