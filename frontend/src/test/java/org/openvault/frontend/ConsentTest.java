package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A site that counts visits asks first. */
@QuarkusTest
@TestProfile(ConsentTest.Counting.class)
@QuarkusTestResource(FakeBackendResource.class)
class ConsentTest {
    public static final class Counting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openvault.analytics.script", "https://stats.example/count.js");
        }
    }

    @Test
    void theReaderIsAskedAndThePageItselfLoadsNothing() {
        var answer = given().get("/about/");
        Document page = Jsoup.parse(answer.asString());

        assertThat(page.select("#consent").attr("data-script")).isEqualTo("https://stats.example/count.js");
        assertThat(page.select("#consent").hasAttr("hidden")).isTrue();
        assertThat(page.select("[src^=https://stats], [href^=https://stats]")).isEmpty();
        assertThat(answer.header("Content-Security-Policy"))
                .contains("connect-src 'self' https://stats.example;")
                .doesNotContain("unsafe-inline");
    }
}
