package org.openvault.backend.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {

    /** The secret of the examples in RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void codesAreThoseOfTheStandard() {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(59)))).isEqualTo("287082");
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(1111111109))))
                .isEqualTo("081804");
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(20000000000L))))
                .isEqualTo("353130");
    }

    @Test
    void aClockMayBeHalfAMinuteWrongAndNoMore() {
        Instant now = Instant.ofEpochSecond(1111111109);
        long step = Totp.step(now);
        for (long each = step - 1; each <= step + 1; each++) {
            assertThat(Totp.find(SECRET, Totp.code(SECRET, each), now, 0)).hasValue(each);
        }
        assertThat(Totp.find(SECRET, Totp.code(SECRET, step - 2), now, 0)).isEmpty();
        assertThat(Totp.find(SECRET, Totp.code(SECRET, step + 2), now, 0)).isEmpty();
    }

    @Test
    void aCodeThatWasUsedOrIsOlderIsNone() {
        Instant now = Instant.ofEpochSecond(1111111109);
        long step = Totp.step(now);
        assertThat(Totp.find(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.find(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
        assertThat(Totp.find(SECRET, Totp.code(SECRET, step + 1), now, step)).hasValue(step + 1);
    }

    @Test
    void whatIsTypedMayHaveSpacesAndNonsenseIsNoCode() {
        Instant now = Instant.ofEpochSecond(59);
        assertThat(Totp.find(SECRET, " 287 082 ", now, 0)).isPresent();
        for (String nonsense :
                new String[] {"", "287", "2870820", "\u0660\u0661\u0662\u0663\u0664\u0665", "x".repeat(100_000)}) {
            assertThat(Totp.find(SECRET, nonsense, now, 0)).isEmpty();
        }
    }

    @Test
    void secretsAreWrittenAsAppsReadThem() {
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
