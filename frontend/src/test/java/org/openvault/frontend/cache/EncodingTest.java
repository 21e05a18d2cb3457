package org.openvault.frontend.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodingTest {
    @Test
    void theBestCodingThatIsAcceptedIsTaken() {
        assertThat(Encoding.best("gzip, deflate, br, zstd")).isEqualTo(Encoding.BROTLI);
        assertThat(Encoding.best("gzip")).isEqualTo(Encoding.GZIP);
        assertThat(Encoding.best("deflate")).isEqualTo(Encoding.IDENTITY);
        assertThat(Encoding.best(null)).isEqualTo(Encoding.IDENTITY);
        assertThat(Encoding.best("*")).isEqualTo(Encoding.BROTLI);
    }

    @Test
    void aWeightOfZeroIsARefusal() {
        assertThat(Encoding.best("br;q=0, gzip;q=0.5")).isEqualTo(Encoding.GZIP);
        assertThat(Encoding.best("br; q=0.000, gzip; q=0")).isEqualTo(Encoding.IDENTITY);
        assertThat(Encoding.best("xbr")).isEqualTo(Encoding.IDENTITY);
    }

    @Test
    void everyCodingHasAnEtagOfItsOwn() {
        Body body = Body.ofPage("<p>Hello</p>".repeat(200));

        assertThat(body.of(Encoding.GZIP).etag())
                .isNotEqualTo(body.of(Encoding.IDENTITY).etag());
        assertThat(body.of(Encoding.GZIP).bytes().length())
                .isLessThan(body.of(Encoding.IDENTITY).bytes().length());
    }

    @Test
    void whatCompressionDoesNotHelpStaysPlain() {
        assertThat(Body.ofPage("short").of(Encoding.BROTLI).token()).isNull();
    }
}
