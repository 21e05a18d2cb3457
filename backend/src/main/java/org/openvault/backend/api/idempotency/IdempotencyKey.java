package org.openvault.backend.api.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openvault.backend.problem.Problem;

/**
 * What somebody calls one piece of work. Answers may hold what is shown once, such as a new token, so they are kept under a
 * seal: only with the caller's own secret, of which the database knows a digest, can one be found and opened.
 *
 * @param id under which the answer is kept
 * @param seal what opens it
 */
record IdempotencyKey(byte[] id, byte[] seal) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");
    private static final int NONCE = 12;
    private static final int CHECK_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param authorization the header that says who asks
     * @throws Problem.BadRequest when the key is of another form
     */
    static IdempotencyKey of(String authorization, String key) {
        if (!FORM.matcher(key).matches()) {
            throw new Problem.BadRequest("'Idempotency-Key' is 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(mac(authorization, "kept/" + key), mac(authorization, "seal/" + key));
    }

    private static byte[] mac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(("open-vault/idempotency/" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Which turn the work takes in the database. */
    long turn() {
        return ByteBuffer.wrap(id).getLong();
    }

    byte[] sealed(byte[] open) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, open, 0);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    byte[] opened(byte[] sealed) {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), sealed, NONCE);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(seal, "AES"), new GCMParameterSpec(CHECK_BITS, nonce));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a kept answer cannot be opened", broken);
        }
    }
}
