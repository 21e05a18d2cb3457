package org.openvault.backend.restriction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openvault.backend.restriction.RestrictionQueries.Barrier;

/**
 * Proof that somebody knew a page's password: page, end, and an HMAC of both and of the restriction's time. The key is the
 * stored hash of the password, with its salt, which nobody outside knows: every replica has it, nothing has to be configured,
 * and another password makes all passes void.
 */
record PagePass(long pageId, Instant restrictedAt, String passwordHash) {

    static final Duration LENGTH = Duration.ofHours(12);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    static PagePass of(Barrier barrier) {
        return new PagePass(barrier.pageId(), barrier.at(), Objects.requireNonNull(barrier.passwordHash()));
    }

    /** Until when a pass holds that is issued now. */
    static Instant end(Instant now) {
        return now.plus(LENGTH).truncatedTo(ChronoUnit.SECONDS);
    }

    String issue(Instant now) {
        long end = end(now).getEpochSecond();
        return pageId + "." + end + "." + sign(end);
    }

    boolean admits(String pass, Instant now) {
        Matcher parts = FORM.matcher(pass);
        if (!parts.matches() || Long.parseLong(parts.group(1)) != pageId) {
            return false;
        }
        long end = Long.parseLong(parts.group(2));
        boolean genuine = MessageDigest.isEqual(
                sign(end).getBytes(StandardCharsets.US_ASCII), parts.group(3).getBytes(StandardCharsets.US_ASCII));
        return genuine && now.getEpochSecond() < end;
    }

    private String sign(long end) {
        String said = "open-vault/page-pass %d %d %d"
                .formatted(pageId, ChronoUnit.MICROS.between(Instant.EPOCH, restrictedAt), end);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(passwordHash.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
