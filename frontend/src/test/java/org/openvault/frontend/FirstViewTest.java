package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader waits for before a page is seen. */
@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class FirstViewTest {
    private static final int MOST_BYTES = 48_000;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/exhibits/", "/exhibits/first-night/"})
    void onlyTheFirstPictureIsWantedAtOnceAndOthersGiveWay(String path) {
        List<Element> pictures = page(path).select("main img");

        assertThat(pictures).hasSizeGreaterThan(1);
        assertThat(pictures.getFirst().attr("fetchpriority")).isEqualTo("high");
        assertThat(pictures.getFirst().hasAttr("loading")).isFalse();
        assertThat(pictures.subList(1, pictures.size()))
                .allMatch(picture -> picture.attr("loading").equals("lazy"))
                .allMatch(picture -> picture.attr("fetchpriority").equals("low"));
    }

    @Test
    void aPhoneIsOfferedAPictureOfItsSize() {
        Element hero = page("/exhibits/first-night/").selectFirst(".hero img");

        assertThat(hero.attr("srcset")).contains("fill-576x324.jpg 576w", "fill-960x540.jpg 960w");
        assertThat(hero.attr("sizes")).endsWith("72vw");
    }

    @Test
    void whatStandsBesideThePicturesIsSmall() {
        Stream<String> addresses =
                page("/exhibits/first-night/").select("link[rel=stylesheet], link[rel=preload], script[src]").stream()
                        .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"));

        assertThat(addresses.mapToInt(FirstViewTest::bytes).sum()).isBetween(10_000, MOST_BYTES);
    }

    @Test
    void lettersWithAccentsComeFromFilesOfTheirOwn() {
        String styles = given().get(page("/").select("link[rel=stylesheet]").attr("href"))
                .asString();
        Document page = page("/");

        assertThat(styles).containsPattern("/assets/serif-more\\.[^)]+\\.woff2\\)[^}]+unicode-range: U\\+A1-A8,");
        assertThat(page.select("link[rel=preload]").eachAttr("href")).noneMatch(address -> address.contains("-more."));
    }

    /** As they are on the wire. */
    private static int bytes(String address) {
        return Integer.parseInt(given().header("Accept-Encoding", "br")
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .header("Content-Length"));
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).asString());
    }
}
