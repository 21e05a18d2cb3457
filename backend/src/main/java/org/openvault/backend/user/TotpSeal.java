package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openvault.backend.signing.SigningKey;

/**
 * Seals what authenticator apps share with us: a copy of the database alone, without {@code OV_SIGNING_KEY}, lets nobody make
 * codes. Each user has a key of their own, so that a row that was moved to somebody else opens nothing.
 */
@ApplicationScoped
class TotpSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    @Inject
    SigningKey key;

    byte[] seal(long userId, byte[] secret) {
        byte[] nonce = Totp.nextBytes(NONCE);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, userId, nonce, secret).orElseThrow();
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** Empty when it was sealed with another key. */
    Optional<byte[]> open(long userId, byte[] sealed) {
        return run(
                Cipher.DECRYPT_MODE,
                userId,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    private Optional<byte[]> run(int mode, long userId, byte[] nonce, byte[] text) {
        byte[] own = key.sign(
                "open-vault/totp ",
                ByteBuffer.allocate(Long.BYTES).putLong(userId).array());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(own, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(text));
        } catch (javax.crypto.AEADBadTagException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
