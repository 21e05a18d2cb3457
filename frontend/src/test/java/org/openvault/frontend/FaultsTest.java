package org.openvault.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openvault.frontend.FakeBackend.Mood;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;

/** What readers get while something behind the site is not as it should be. */
@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class FaultsTest {
    private static final String PAGE = "/about/";
    private static final String UNSEEN = "/collections/";

    FakeBackend backend;

    @TestHTTPResource(management = true)
    URI management;

    @TestHTTPResource
    URI site;

    @Inject
    PageCache cache;

    @Inject
    ChangeSubscription feed;

    @Inject
    SiteClock clock;

    private ObjectNode before;

    @BeforeEach
    void aReaderHasSeenThePage() {
        backend.is(Mood.WELL);
        backend.mendFeed();
        Await.until("the feed is followed", () -> feed.isConnected() && backend.listeners() == 1);
        cache.clear();
        before = backend.get(PAGE);
        get(PAGE).then().statusCode(200);
        backend.forgetQuestions();
    }

    @AfterEach
    void allIsWell() {
        backend.is(Mood.WELL);
        backend.mendFeed();
        backend.put(PAGE, before, "page:4");
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"WELL", "SLOW_SEARCH"},
            mode = EnumSource.Mode.EXCLUDE)
    void aPageSeenBeforeIsThereAsItWasWhateverTheBackendDoes(Mood mood) {
        backend.is(mood);
        change("Nobody can have this yet");

        for (int reader = 0; reader < 20; reader++) {
            get(PAGE)
                    .then()
                    .statusCode(200)
                    .body(containsString("six decades"))
                    .header("Cache-Status", startsWith("open-vault; hit"));
        }
        Await.until("it says so", () -> get(PAGE).header("Cache-Status").endsWith("detail=backend-away"));

        backend.is(Mood.WELL);
        clock.advance(Duration.ofSeconds(2));
        Await.until("the backend is back", () -> get(PAGE).asString().contains("Nobody can have this yet"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"WELL", "SLOW_SEARCH"},
            mode = EnumSource.Mode.EXCLUDE)
    void aPageThatNobodyHasSeenIsUnavailableAndThatIsNotKept(Mood mood) {
        backend.is(mood);

        get(UNSEEN)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .header("Cache-Status", containsString("backend-away"));

        backend.is(Mood.WELL);
        get(UNSEEN).then().statusCode(200);
    }

    @Test
    void afterADayWithoutABackendThePageIsThereAndSaysHowOldItIs() {
        backend.is(Mood.RESET);
        backend.cutFeed();
        Await.until("the cut is noticed", () -> !feed.isConnected());
        clock.advance(Duration.ofHours(24));

        Response page = get(PAGE);
        page.then().statusCode(200).body(containsString("six decades"));
        assertThat(Long.parseLong(page.header("Age"))).isBetween(86_400L, 86_500L);
        Await.until("it is marked", () -> get(PAGE).header("Cache-Status").endsWith("detail=backend-away"));
        assertThat(get(PAGE).header("Cache-Status")).containsPattern("hit; ttl=-8\\d{4};");

        backend.is(Mood.WELL);
        backend.mendFeed();
        clock.advance(Duration.ofSeconds(2));
        Await.until("it is fresh", () -> get(PAGE).header("Cache-Status").startsWith("open-vault; hit; ttl=3"));
        assertThat(Long.parseLong(get(PAGE).header("Age"))).isLessThan(60);
    }

    @Test
    void withTheFeedCutForAnHourReadersAreAtMostAFewSecondsBehind() {
        backend.cutFeed();
        Await.until("the cut is noticed", () -> !feed.isConnected());
        clock.advance(Duration.ofMinutes(30));
        change("Written while nobody told");

        Await.until("the next readers have it", () -> get(PAGE).asString().contains("Written while nobody told"));
        clock.advance(Duration.ofMinutes(30));
        get(PAGE).then().statusCode(200);
        backend.mendFeed();

        Await.until("the feed is back", feed::isConnected);
        Await.until("nothing was missed", () -> feed.cursor() == backend.head());
        Await.until("it is fresh", () -> !get(PAGE).header("Cache-Status").contains("stale"));
    }

    @Test
    void withTheFeedCutOneReaderAsksForAllOfThem() {
        backend.cutFeed();
        Await.until("the cut is noticed", () -> !feed.isConnected());
        clock.advance(Duration.ofMinutes(30));
        clock.stop();
        get(PAGE);
        Await.until("it was looked after", () -> !backend.asked().isEmpty());

        for (int reader = 0; reader < 100; reader++) {
            get(PAGE).then().statusCode(200);
        }
        assertThat(backend.asked()).containsExactly(PAGE);
    }

    @Test
    void whoeverSearchesKeepsNobodyFromPages() {
        backend.is(Mood.SLOW_SEARCH);
        try (HttpClient readers = HttpClient.newHttpClient()) {
            for (int reader = 0; reader < 200; reader++) {
                HttpRequest search = HttpRequest.newBuilder(site.resolve("/search/?q=word" + reader))
                        .build();
                readers.sendAsync(search, HttpResponse.BodyHandlers.discarding());
            }
            Await.until("many search", () -> backend.asked().size() >= 30);

            get(UNSEEN).then().statusCode(200);
            readers.shutdownNow();
        }
    }

    @Test
    void whatNeedsNoBackendHasNone() {
        backend.is(Mood.RESET);

        get("/health").then().statusCode(200).body("status", equalTo("ok"));
        given().get(management.resolve("/q/health/ready")).then().statusCode(200);
        get("/favicon.ico").then().statusCode(200);
    }

    private void change(String title) {
        ObjectNode changed = before.deepCopy();
        ((ObjectNode) changed.get("page")).put("title", title);
        backend.put(PAGE, changed, "page:4");
        backend.change("page.published", "page:4");
    }

    private static Response get(String path) {
        return given().redirects().follow(false).get(path);
    }
}
