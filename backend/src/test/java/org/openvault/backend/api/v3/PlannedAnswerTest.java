package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.publishing.ChangePlan;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;

/** What caches are told of the timetable: of their own page, not of all. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlannedAnswerTest {

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    ChangePlan changePlan;

    @Inject
    Clock clock;

    /** Whoever finds nothing is shown what is like it, and is told of that page's plans too. */
    private static final String UNLIKE_ANY_OTHER = "zwqxkj-" + UUID.randomUUID();

    private Instant soon;

    @BeforeEach
    void world() {
        site.get();
        soon = clock.instant().plus(Duration.ofMinutes(7)).truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void whatIsPlannedForOnePageIsNoMatterOfAnother() {
        String slug = SampleSite.slug("calm");
        site.exhibit(slug);
        long planned = site.draft(SampleSite.slug("planned"));
        publishEntry.publish(EDITOR, planned, soon);

        Response calm = resolve("/exhibits/" + slug + "/");
        assertThat(calm.header("Ov-Next-Change")).isEqualTo("none");
        assertThat(calm.header("Cache-Control")).isEqualTo("public, max-age=3600");
        assertThat(calm.header("Ov-Gone-At")).isNull();
        assertThat(nextChange("/exhibits/")).isBeforeOrEqualTo(soon);

        changePlan.cancel(EDITOR, planned, soon);
    }

    @Test
    void anAddressWhereAPageWillStandSaysWhen() {
        String slug = UNLIKE_ANY_OTHER;
        long planned = site.draft(slug);
        publishEntry.publish(EDITOR, planned, soon);

        assertThat(nextChange("/exhibits/" + slug + "/")).isEqualTo(soon);

        changePlan.cancel(EDITOR, planned, soon);
        assertThat(resolve("/exhibits/" + slug + "/").header("Ov-Next-Change")).isEqualTo("none");
    }

    @Test
    void aPageThatWillEndSaysWhenItIsGone() {
        String slug = SampleSite.slug("ending");
        long exhibit = site.exhibit(slug);
        unpublishEntry.expire(EDITOR, exhibit, soon);

        Response page = resolve("/exhibits/" + slug + "/");
        assertThat(Instant.parse(page.header("Ov-Gone-At"))).isEqualTo(soon);
        assertThat(Instant.parse(page.header("Ov-Next-Change"))).isEqualTo(soon);

        changePlan.cancel(EDITOR, exhibit, soon);
    }

    @Test
    void aPageThatIsToBeReplacedIsNotGone() {
        String slug = SampleSite.slug("replaced");
        long exhibit = site.exhibit(slug);
        site.save(exhibit, site.exhibitDocument("Later", "<p>Later.</p>"));
        publishEntry.publish(EDITOR, exhibit, soon);

        assertThat(nextChange("/exhibits/" + slug + "/")).isEqualTo(soon);
        assertThat(resolve("/exhibits/" + slug + "/").header("Ov-Gone-At")).isNull();

        changePlan.cancel(EDITOR, exhibit, soon);
    }

    @Test
    void theHostsOfOtherSitesAreTold() {
        assertThat(resolve("/").headers().hasHeaderWithName("Ov-Hosts")).isTrue();
    }

    private static Instant nextChange(String path) {
        return Instant.parse(resolve(path).header("Ov-Next-Change"));
    }

    private static Response resolve(String path) {
        return given().queryParam("path", path).get("/api/v3/resolve");
    }
}
