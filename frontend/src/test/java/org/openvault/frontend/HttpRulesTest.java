package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openvault.frontend.cache.PageCache;

/** What HTTP asks of every file and page: conditions, ranges, HEAD, ages, and what others may keep. */
@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class HttpRulesTest {
    private static final String PICTURE = "/media/images/7/ab12cd/fill-100x100.jpg";

    FakeBackend backend;

    @Inject
    PageCache cache;

    @Inject
    SiteClock clock;

    @BeforeEach
    void startClean() {
        cache.clear();
        clock.reset();
    }

    /** A page, an asset, a picture. */
    private enum File {
        PAGE("/about/"),
        SEARCH("/search/?q=news"),
        STYLES(""),
        PICTURE(HttpRulesTest.PICTURE),
        ICON("/favicon.ico");

        private final String fixed;

        File(String fixed) {
            this.fixed = fixed;
        }

        String path() {
            return fixed.isEmpty()
                    ? Jsoup.parse(plain().get("/").asString())
                            .select("link[rel=stylesheet]")
                            .attr("href")
                    : fixed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasItIsToldSoHoweverTheyAsk(File file) {
        String path = file.path();
        String etag = plain().get(path).header("ETag");
        assertThat(etag).matches("\"[^\"]+\"");

        for (String condition : new String[] {
            etag, "W/" + etag, "\"other\", " + etag, "\"x\",W/\"y\" , W/" + etag + ",\"z\"", "*", " " + etag + " "
        }) {
            plain().header("If-None-Match", condition)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", etag)
                    .header("Cache-Control", notNullValue())
                    .header("Content-Type", nullValue())
                    .body(equalTo(""));
            plain().header("If-None-Match", condition).head(path).then().statusCode(304);
        }
        for (String condition : new String[] {"\"other\"", "W/\"other\"", "other", "\"", "\"*\"", ""}) {
            plain().header("If-None-Match", condition).get(path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void partsAreSentWhereTheyAreAskedFor(File file) {
        String path = file.path();
        Response whole = plain().get(path);
        byte[] bytes = whole.asByteArray();
        String etag = whole.header("ETag");
        whole.then().header("Accept-Ranges", "bytes");

        Response part = plain().header("Range", "bytes=5-14").get(path);
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes 5-14/" + bytes.length)
                .header("Content-Length", "10")
                .header("ETag", etag);
        assertThat(part.asByteArray()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 5, 15));
        assertThat(plain().header("Range", "bytes=-7").get(path).asByteArray()).hasSize(7);
        plain().header("Range", "bytes=0-0")
                .header("If-Range", etag)
                .get(path)
                .then()
                .statusCode(206);
        for (String other : new String[] {"W/" + etag, "\"other\"", "Sat, 21 Nov 2026 12:00:00 GMT"}) {
            plain().header("Range", "bytes=0-0")
                    .header("If-Range", other)
                    .get(path)
                    .then()
                    .statusCode(200);
        }
        for (String odd : new String[] {"bytes=5-1", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5", "bytes="}) {
            assertThat(plain().header("Range", odd).get(path).statusCode())
                    .as(odd)
                    .isIn(200, 416);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartThatIsNotThereIsNothingToKeep(File file) {
        String path = file.path();
        plain().header("Range", "bytes=99999999-")
                .get(path)
                .then()
                .statusCode(416)
                .header("Content-Range", matchesPattern("bytes \\*/\\d+"))
                .header("Cache-Control", "no-store")
                .header("ETag", nullValue());
    }

    @ParameterizedTest
    @EnumSource
    void headSaysWhatGetSays(File file) {
        String path = file.path();
        Response get = plain().get(path);
        Response head = plain().header("Range", "bytes=0-3").head(path);

        head.then().statusCode(200).body(equalTo(""));
        for (String name : new String[] {"Content-Length", "Content-Type", "ETag", "Cache-Control", "Vary"}) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
        assertThat(head.header("Date")).matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
        plain().post(path).then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void pagesSayHowOldTheyAreAndWhatTheyShow() {
        clock.stop();
        plain().get("/about/").then().header("Age", "0").header("Cache-Status", "open-vault; fwd=uri-miss; stored");
        clock.advance(java.time.Duration.ofSeconds(100));

        plain().get("/about/")
                .then()
                .header("Age", "100")
                .header("Cache-Status", "open-vault; hit; ttl=3500")
                .header("Cache-Tag", "address:1:/about/,page:4")
                .header("Vary", "Accept-Encoding")
                .header("Cache-Control", "public, max-age=0, must-revalidate");
    }

    @Test
    void anAssetOfAnotherBuildIsOurs() {
        plain().get("/assets/site.AAAAAAAAAAAAAAAA.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=60")
                .body(containsString("/assets/serif."));
        plain().get("/assets/nothing.AAAAAAAAAAAAAAAA.css")
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store");
    }

    @Test
    void aPictureThatIsTakenDownIsFetchedNoMore() {
        plain().get(PICTURE).then().statusCode(200);
        backend.forgetQuestions();

        backend.change("image.unpublished", "image:7");

        Await.until("it is asked for again", () -> {
            plain().get(PICTURE);
            return backend.asked().contains(PICTURE);
        });
    }

    private static RequestSpecification plain() {
        RestAssuredConfig asItComes =
                RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        return given().config(asItComes).redirects().follow(false);
    }

    /** A server with a clock says what time it is, once, whatever it answers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/about/",
                "/about",
                "/nowhere/",
                "/%00",
                "/favicon.ico",
                "/assets/none.css",
                "/media/none.jpg",
                PICTURE,
                "/robots.txt",
                "/feed.atom",
                "/.well-known/security.txt",
                "/health",
                "/preview/",
                "/form/nowhere/",
                "/form-stamp",
                "/page-pass"
            })
    void everyAnswerHasItsDate(String path) {
        assertThat(plain().get(path).headers().getValues("Date")).hasSize(1);
        assertThat(plain().put(path).headers().getValues("Date")).hasSize(1);
    }
}
