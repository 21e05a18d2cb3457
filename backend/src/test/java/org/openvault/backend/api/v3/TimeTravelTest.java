package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.TestClock;
import org.openvault.backend.change.Change;
import org.openvault.backend.change.Changes;
import org.openvault.backend.locale.CreateLocale;
import org.openvault.backend.locale.SiteLocale;
import org.openvault.backend.page.CopyForTranslation;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.Spot;
import org.openvault.backend.publishing.AnnounceInstants;
import org.openvault.backend.publishing.ChangePlan;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.restriction.OpenPage;
import org.openvault.backend.restriction.RestrictPage;
import org.openvault.backend.restriction.Restriction;

/** The site at other instants, in other languages, and for those who may see what others may not. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TimeTravelTest {

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    TestClock clock;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    ChangePlan changePlan;

    @Inject
    MovePage movePage;

    @Inject
    RestrictPage restrictPage;

    @Inject
    OpenPage openPage;

    @Inject
    CreateLocale createLocale;

    @Inject
    CopyForTranslation copyForTranslation;

    @Inject
    AnnounceInstants announceInstants;

    @Inject
    Changes changes;

    private String token;

    @BeforeEach
    void world() {
        site.get();
        token = people.token(people.superuser());
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    private ValidatableResponse resolve(String path, @Nullable Instant asOf, @Nullable String bearer) {
        var request = given().queryParam("path", path).queryParam("host", "localhost");
        if (asOf != null) {
            request.queryParam("as_of", asOf.toString());
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request.get("/api/v3/resolve").then();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void thePastIsAsItWasThroughAddressesListsAndMenus() {
        String slug = SampleSite.slug("history");
        long exhibit = site.exhibit(slug);
        clock.set(now().plusSeconds(60)); // long enough ago for what ends to leave the small indexes
        Instant before = clock.instant();
        clock.set(before.plusSeconds(60));
        movePage.rename(EDITOR, exhibit, slug + "-moved", null);
        site.save(exhibit, site.exhibitDocument("Later title", "<p>Later.</p>"));
        publishEntry.publish(EDITOR, exhibit);
        clock.set(before.plusSeconds(120));
        unpublishEntry.unpublish(EDITOR, exhibit);
        clock.set(before.plusSeconds(300));
        announceInstants.announce();

        resolve("/exhibits/" + slug + "/", before, token)
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("page.title", equalTo("Exhibit " + slug))
                .body("site.menu[0].url", equalTo("/exhibits/"));
        resolve("/exhibits/" + slug + "/", before.plusSeconds(90), token)
                .body("redirect.location", equalTo("/exhibits/" + slug + "-moved/"));
        resolve("/exhibits/" + slug + "-moved/", before.plusSeconds(90), token)
                .body("page.title", equalTo("Later title"));
        resolve("/exhibits/", before, token).body("listings[0].items.id", hasItem((int) exhibit));
        resolve("/exhibits/", null, null).body("listings[0].items.id", not(hasItem((int) exhibit)));
        resolve("/exhibits/" + slug + "/", null, null).statusCode(410);
        resolve("/exhibits/" + slug + "/", before.minus(Duration.ofDays(1000)), token)
                .statusCode(404);
    }

    @Test
    void whatIsToComeIsSeenByWhoeverMaySeeDrafts() {
        String slug = SampleSite.slug("future");
        long exhibit = site.draft(slug);
        Instant later = now().plus(Duration.ofDays(3));
        publishEntry.publish(EDITOR, exhibit, later);
        resolve("/exhibits/" + slug + "/", null, token).statusCode(404);
        resolve("/exhibits/" + slug + "/", later.plusSeconds(1), token).statusCode(200);
        resolve("/exhibits/", later.plusSeconds(1), token).body("listings[0].items.id", hasItem((int) exhibit));
        changePlan.reschedule(EDITOR, exhibit, later, later.plusSeconds(60));
        resolve("/exhibits/" + slug + "/", later.plusSeconds(1), token).statusCode(404);
        changePlan.cancel(EDITOR, exhibit, later.plusSeconds(60));
        resolve("/exhibits/" + slug + "/", later.plusSeconds(90), token).statusCode(404);
    }

    @Test
    void otherTimesAreNotForEverybody() {
        Instant then = now().minusSeconds(30);
        resolve("/", then, null).statusCode(401);
        resolve("/", then, people.token(people.nobodySpecial())).statusCode(403);
        resolve("/", now().plusSeconds(600), people.token(people.nobodySpecial()))
                .statusCode(403);
        given().queryParam("path", "/")
                .queryParam("as_of", "yesterday")
                .header("Authorization", "Bearer " + token)
                .get("/api/v3/resolve")
                .then()
                .statusCode(400)
                .body("message", containsString("as_of"));
        given().queryParam("as_of", then.toString())
                .get("/api/v2/pages/")
                .then()
                .statusCode(401);
        given().queryParam("as_of", then.toString())
                .header("Authorization", "Bearer " + token)
                .get("/api/v2/pages/")
                .then()
                .statusCode(200);
    }

    @Test
    void aScheduledPageIsThereAtItsInstantWithoutAnybodyAwake() throws Exception {
        String slug = SampleSite.slug("instant");
        long exhibit = site.draft(slug);
        Instant at = now().plusMillis(900);
        publishEntry.publish(EDITOR, exhibit, at);
        Instant lastAbsent = now();
        Instant seen = null;
        while (seen == null) {
            Instant asked = now();
            int status =
                    resolve("/exhibits/" + slug + "/", null, null).extract().statusCode();
            if (status == 200) {
                seen = now();
            } else {
                lastAbsent = asked;
            }
            assertThat(asked).as("waited ten seconds").isBefore(at.plusSeconds(10));
        }
        assertThat(seen).as("not before its instant").isAfterOrEqualTo(at);
        assertThat(lastAbsent).as("asked after its instant, it was there").isBefore(at.plusMillis(100));
    }

    @Test
    void instantsEnterTheFeedOnceWithSeveralSchedulersAndAfterAnHourWithout() throws Exception {
        announceInstants.announce();
        Instant begin = now();
        List<Long> pages = java.util.stream.IntStream.range(0, 12)
                .mapToObj(number -> site.draft(SampleSite.slug("hour")))
                .toList();
        for (int index = 0; index < pages.size(); index++) {
            publishEntry.publish(EDITOR, pages.get(index), begin.plusSeconds(60 + 60L * index));
            unpublishEntry.expire(EDITOR, pages.get(index), begin.plusSeconds(3000));
        }
        long head = changes.head();
        clock.set(begin.plusSeconds(3600)); // nobody was awake for an hour
        try (var schedulers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int scheduler = 0; scheduler < 4; scheduler++) {
                schedulers.submit(announceInstants::announce);
            }
        }
        announceInstants.announce();
        List<Change> told = changes.after(head, 500);
        for (long page : pages) {
            assertThat(told.stream()
                            .filter(change -> change.tags().contains("page:" + page))
                            .map(Change::kind))
                    .containsExactlyInAnyOrder("page.published", "page.unpublished");
        }
        for (int index = 0; index < told.size(); index++) {
            assertThat(told.get(index).sequence()).isEqualTo(head + 1 + index);
        }
    }

    @Test
    void aPrivatePageAsksForWhatItNeedsAndIsInNoList() {
        String slug = SampleSite.slug("private");
        long exhibit = site.exhibit(slug);
        restrictPage.restrict(EDITOR, exhibit, new Restriction.Login());
        resolve("/exhibits/" + slug + "/", null, null)
                .statusCode(401)
                .header("Cache-Tag", containsString("page:" + exhibit))
                .body("restriction.kind", equalTo("login"))
                .body("page", nullValue());
        resolve("/exhibits/", null, null).body("listings[0].items.id", not(hasItem((int) exhibit)));
        given().get("/api/v2/exhibits/" + exhibit + "/").then().statusCode(404);
        given().queryParam("q", slug).get("/api/v3/search").then().body("items", hasSize(0));
        resolve("/exhibits/" + slug + "/", null, people.token(people.nobodySpecial()))
                .statusCode(200)
                .header("Cache-Control", "private, no-store");
        site.save(exhibit, site.exhibitDocument("Private still", "<p>x</p>"));
        publishEntry.publish(EDITOR, exhibit);
        resolve("/exhibits/" + slug + "/", null, null).statusCode(401);
        openPage.open(EDITOR, exhibit);
        resolve("/exhibits/" + slug + "/", null, null).statusCode(200);
    }

    @Test
    void aTranslationStandsBelowItsOwnRootInItsOwnLanguage() throws Exception {
        if (QuarkusTransaction.requiringNew()
                .call(() -> SiteLocale.findByIdOptional("es").isEmpty())) {
            createLocale.create(EDITOR, "es", "Español", "en");
        }
        String slug = SampleSite.slug("translated");
        long exhibit = site.exhibit(slug);
        long home = translation(site.home, "es");
        long index = translation(site.index, "es");
        long author = translation(site.author, "es");
        long translated = copyForTranslation
                .copy(EDITOR, exhibit, "es", new CopyForTranslation.Options(false, false))
                .getFirst();
        site.save(author, "{'name':'Ada Marsh','bio':'<p>Escribe.</p>'}");
        publishEntry.publish(EDITOR, home);
        publishEntry.publish(EDITOR, index);
        publishEntry.publish(EDITOR, author);
        long head = changes.head();
        publishEntry.publish(EDITOR, translated);

        assertThat(changes.after(head, 10).getFirst().tags())
                .as("the original says that there is a translation")
                .contains("page:" + exhibit, "page:" + translated);
        resolve("/exhibits/" + slug + "/", null, null)
                .body("page.meta.translations.locale", equalTo(List.of("es")))
                .body("page.meta.translations[0].url", equalTo("/es/exhibits/" + slug + "/"))
                .body("page.authors[0].value.bio", containsString("Writes"));
        resolve("/es/exhibits/" + slug + "/", null, null)
                .statusCode(200)
                .body("page.meta.locale", equalTo("es"))
                .body("page.meta.translations.locale", equalTo(List.of("en")))
                .body("page.authors[0].value.bio", containsString("Escribe"))
                .body("ancestors.id", equalTo(List.of((int) site.home, (int) home, (int) index)));
        resolve("/exhibits/", null, null).body("listings[0].items.id", not(hasItem((int) translated)));
    }

    private long translation(long entry, String locale) {
        return copyForTranslation
                .copy(EDITOR, entry, locale, new CopyForTranslation.Options(false, false))
                .getFirst();
    }

    @Test
    void aPageCannotBeMovedToWhereReadersWouldLoseIt() {
        long exhibit = site.exhibit(SampleSite.slug("lost"));
        long draft = site.draft(SampleSite.slug("above"));
        assertThat(movePage.move(EDITOR, exhibit, new Spot.LastBelow(draft), null))
                .isInstanceOf(org.openvault.backend.page.MoveOutcome.Refused.class);
    }
}
