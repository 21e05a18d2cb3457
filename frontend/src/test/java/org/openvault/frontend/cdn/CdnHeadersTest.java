package org.openvault.frontend.cdn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.Await;
import org.openvault.frontend.FakeBackend;
import org.openvault.frontend.FakeBackendResource;
import org.openvault.frontend.SiteClock;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;

/** What a network in front may keep for long: pages that are the newest and for everybody, and nothing else. */
@QuarkusTest
@TestProfile(CdnHeadersTest.BehindANetwork.class)
@QuarkusTestResource(FakeBackendResource.class)
class CdnHeadersTest {
    public static final class BehindANetwork implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openvault.cdn.kind", "varnish", "openvault.cdn.addresses", "http://127.0.0.1:9");
        }
    }

    FakeBackend backend;

    @Inject
    PageCache cache;

    @Inject
    ChangeSubscription feed;

    @Inject
    SiteClock clock;

    @BeforeEach
    void startClean() {
        Await.until("the feed is followed", feed::isConnected);
        cache.clear();
    }

    @AfterEach
    void beWell() {
        backend.is(FakeBackend.Mood.WELL);
        clock.reset();
    }

    @Test
    void theNewestPageMayBeKept() {
        assertThat(kept(given().get("/about/"))).startsWith("max-age=86400");
    }

    @Test
    void whatIsOldMayNotAsNobodyWillPurgeItAgain() {
        given().get("/about/");
        backend.is(FakeBackend.Mood.BROKEN);
        clock.advance(Duration.ofHours(2));
        given().get("/about/").then().statusCode(200);
        Await.until(
                "the backend is known to be away",
                () -> given().get("/about/").header("Cache-Status").contains("backend-away"));

        assertThat(kept(given().get("/about/"))).isNull();
    }

    @Test
    void whatStandsBeforeAPrivatePageMayNotAsOthersMayHaveAPass() {
        Response closed = given().redirects().follow(false).get("/club/");
        closed.then().statusCode(403);
        assertThat(kept(closed)).isNull();
    }

    @Test
    void thatThereIsNoSuchPartMayNot() {
        given().get("/about/");
        Response none = given().header("Range", "bytes=99999999-").get("/about/");
        none.then().statusCode(416).header("Cache-Control", "no-store");
        assertThat(kept(none)).isNull();
    }

    private static String kept(Response answer) {
        return answer.header("CDN-Cache-Control");
    }
}
