package org.openvault.backend.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that a request comes from here, and of when: {@code t=1763710000,v1=…}, where v1 is the HMAC-SHA256 of the seconds, a
 * full stop and the body, as they are sent. While two secrets hold there are two v1: the receiver looks for one that fits.
 */
final class Signature {

    private Signature() {}

    static String of(Instant at, byte[] body, List<String> secrets) {
        var header = new StringBuilder("t=").append(at.getEpochSecond());
        byte[] said = (at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII);
        for (String secret : secrets) {
            header.append(",v1=").append(HexFormat.of().formatHex(hmac(secret, said, body)));
        }
        return header.toString();
    }

    private static byte[] hmac(String secret, byte[] said, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(said);
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
