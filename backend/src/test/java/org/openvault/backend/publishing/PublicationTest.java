package org.openvault.backend.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.openvault.backend.Await;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.change.Change;
import org.openvault.backend.change.Changes;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishOutcome.Conflict;
import org.openvault.backend.publishing.PublishOutcome.Published;
import org.openvault.backend.publishing.PublishOutcome.Refused;
import org.openvault.backend.publishing.PublishOutcome.Unchanged;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicationTest {

    @Inject
    SampleSite site;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    AnnounceInstants announceInstants;

    @Inject
    Changes changes;

    @Inject
    Snapshots snapshots;

    @Inject
    AgroalDataSource database;

    private List<Publication> rows(long entry) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Publication.<Publication>list("entryId = ?1 order by liveFrom", entry));
    }

    private String title(Publication row) {
        return QuarkusTransaction.requiringNew().call(() -> Revision.<Revision>findById(row.revisionId)
                .document
                .path("title")
                .asText());
    }

    private boolean isLive(String path) {
        try (var snapshot = snapshots.open()) {
            return snapshot.find("localhost", path).entry().isPresent();
        }
    }

    @Test
    void publishingAgainEndsTheRowBeforeInTheSameInstant() {
        long exhibit = site.exhibit(SampleSite.slug("again"));
        site.save(exhibit, site.exhibitDocument("Second", "<p>Second.</p>"));
        publishEntry.publish(EDITOR, exhibit);
        List<Publication> rows = rows(exhibit);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).liveUntil).isEqualTo(rows.get(1).liveFrom);
        assertThat(rows.get(1).liveUntil).isNull();
        assertThat(rows.get(1).firstPublishedAt).isEqualTo(rows.get(0).firstPublishedAt);
    }

    @Test
    void publishingWhatStandsAlreadyWritesNothing() {
        long exhibit = site.exhibit(SampleSite.slug("same"));
        assertThat(publishEntry.publish(EDITOR, exhibit)).isInstanceOf(Unchanged.class);
        assertThat(rows(exhibit)).hasSize(1);
    }

    @Test
    void aPageWithoutRequiredFieldsIsRefusedNowAndForLater() {
        site.get();
        long bare = site.draft(SampleSite.slug("bare"));
        site.save(bare, "{'title':'Bare'}");
        assertThat(publishEntry.publish(EDITOR, bare))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.faults())
                        .extracting(Object::toString)
                        .containsExactly(
                                "body: Body is required to publish",
                                "cover_image: Cover image is required to publish",
                                "hero_image: Hero image is required to publish"));
        assertThat(publishEntry.publish(EDITOR, bare, Instant.now().plusSeconds(60)))
                .isInstanceOf(Refused.class);
        assertThat(rows(bare)).isEmpty();
    }

    @Test
    void aPageBelowADraftIsRefused() {
        long parent = site.draft(SampleSite.slug("parent"));
        long child = QuarkusTransaction.requiringNew()
                .call(() -> site.published(
                        parent, "exhibits.ExhibitPage", "child", site.exhibitDocument("Child", "<p>x</p>")));
        assertThat(publishEntry.publish(EDITOR, child)).isInstanceOf(Refused.class);
        assertThat(rows(child)).isEmpty();
    }

    @Test
    void aScheduledPageGoesLiveByTheClockAndIsAnnouncedOnce() throws Exception {
        String slug = SampleSite.slug("later");
        long exhibit = site.draft(slug);
        announceInstants.announce();
        Instant from = Instant.now().plusMillis(700).truncatedTo(ChronoUnit.MICROS);
        assertThat(publishEntry.publish(EDITOR, exhibit, from)).isInstanceOf(Published.class);
        assertThat(isLive("/exhibits/" + slug + "/")).isFalse();
        long before = changes.head();
        Await.until("it is live", () -> isLive("/exhibits/" + slug + "/"));
        assertThat(Instant.now()).isAfterOrEqualTo(from);
        assertThat(changes.head()).as("nobody was awake to announce it").isEqualTo(before);
        assertThat(announceInstants.announce()).isEqualTo(1);
        assertThat(announceInstants.announce()).isZero();
        assertThat(changes.after(before, 10)).extracting(Change::kind).containsExactly("page.published");
    }

    @Test
    void aPlanForLaterSurvivesPublishingNow() {
        long exhibit = site.exhibit(SampleSite.slug("plan"));
        site.save(exhibit, site.exhibitDocument("Planned", "<p>Planned.</p>"));
        Instant later = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
        publishEntry.publish(EDITOR, exhibit, later);
        site.save(exhibit, site.exhibitDocument("Now", "<p>Now.</p>"));
        publishEntry.publish(EDITOR, exhibit);
        List<Publication> rows = rows(exhibit);
        assertThat(rows.stream().map(this::title)).endsWith("Now", "Planned");
        assertThat(rows.get(1).liveUntil).isEqualTo(later);
        assertThat(rows.get(2).liveFrom).isEqualTo(later);
    }

    @Test
    void unpublishingTakesThePagesBelowAway() {
        String slug = SampleSite.slug("tree");
        long exhibit = site.exhibit(slug);
        site.published(exhibit, "exhibits.ExhibitPage", "below", site.exhibitDocument("Below", "<p>x</p>"));
        assertThat(isLive("/exhibits/" + slug + "/below/")).isTrue();
        assertThat(unpublishEntry.unpublish(EDITOR, exhibit)).isEqualTo(2);
        assertThat(isLive("/exhibits/" + slug + "/")).isFalse();
        assertThat(isLive("/exhibits/" + slug + "/below/")).isFalse();
        assertThat(unpublishEntry.unpublish(EDITOR, exhibit)).isZero();
    }

    @Test
    void aRedirectCannotTakeTheAddressOfALivePage() {
        String slug = SampleSite.slug("taken");
        long exhibit = site.exhibit(slug);
        long redirect = site.publishedEntry(
                "redirects.Redirect", "{'from':'/exhibits/%s/','to_url':'/elsewhere/'}".formatted(slug));
        assertThat(publishEntry.publish(EDITOR, redirect)).isEqualTo(new Conflict("/exhibits/" + slug + "/", exhibit));
    }

    @Test
    void eightPublishersOfOnePageNeverOverlap() throws Exception {
        long exhibit = site.exhibit(SampleSite.slug("crowd"));
        atOnce(8, number -> {
            for (int round = 0; round < 5; round++) {
                QuarkusTransaction.requiringNew().run(() -> {
                    org.openvault.backend.entry.Entry.getLocked(exhibit);
                    site.save(exhibit, site.exhibitDocument("Crowd " + number + " " + System.nanoTime(), "<p>x</p>"));
                    publishEntry.publish(EDITOR, exhibit);
                });
            }
            return null;
        });
        List<Publication> rows = rows(exhibit);
        assertThat(rows).hasSize(41);
        for (int index = 1; index < rows.size(); index++) {
            assertThat(rows.get(index).liveFrom).isEqualTo(rows.get(index - 1).liveUntil);
        }
    }

    @Test
    void ofEightPublishersOfOneAddressOneWins() throws Exception {
        site.get();
        String from = "/" + SampleSite.slug("contested");
        List<PublishOutcome> outcomes = atOnce(8, number -> {
            long redirect = QuarkusTransaction.requiringNew()
                    .call(() -> site.draftEntry(
                            "redirects.Redirect", "{'from':'%s','to_url':'/target-%d/'}".formatted(from, number)));
            return publishEntry.publish(EDITOR, redirect);
        });
        assertThat(outcomes).filteredOn(Published.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Conflict.class::isInstance).hasSize(7);
    }

    @Test
    void theDatabaseItselfRefusesTwoPublicationsOfOneEntryOrAddress() throws SQLException {
        long one = site.exhibit(SampleSite.slug("one"));
        long other = site.exhibit(SampleSite.slug("other"));
        assertThatThrownBy(() -> copyRow(one, "entry_id"))
                .hasMessageContaining("one_publication_of_an_entry_at_a_time");
        assertThatThrownBy(() -> copyRow(one, other + " as entry_id")).hasMessageContaining("one_publication");
        unpublishEntry.unpublish(EDITOR, other);
        assertThatThrownBy(() -> copyRow(one, other + " as entry_id"))
                .hasMessageContaining("one_publication_at_an_address_at_a_time");
    }

    private void copyRow(long entry, String asEntry) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into publication (entry_id, revision_id, kind, type, locale, site_id, parent_id, slug, url_path, position,
                        first_published_at, last_published_at, live_from, created_at, created_by)
                    select %s, revision_id, kind, type, locale, site_id, parent_id, slug, url_path, position,
                        first_published_at, last_published_at, now() + interval '1 hour', now(), 'test'
                    from publication where entry_id = %d and not past
                    """.formatted(asEntry, entry));
        }
    }

    @Test
    void historyCannotBeRewritten() {
        long exhibit = site.exhibit(SampleSite.slug("history"));
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute("update revision set note = 'forged' where entry_id = " + exhibit);
                    }
                })
                .hasMessageContaining("history is never rewritten");
    }

    @Test
    void theFeedHasNoGapsUnderManyWriters() throws Exception {
        site.get();
        long before = changes.head();
        atOnce(8, number -> {
            for (int round = 0; round < 10; round++) {
                site.publishedEntry("authors.Author", "{'name':'Writer %d %d'}".formatted(number, round));
            }
            return null;
        });
        List<Change> seen = changes.after(before, 1000);
        assertThat(seen).hasSize(80);
        for (int index = 0; index < seen.size(); index++) {
            assertThat(seen.get(index).sequence()).isEqualTo(before + 1 + index);
        }
    }

    @Test
    void aChangeNamesOnlyWhatItTouches() throws Exception {
        long exhibit = site.exhibit(SampleSite.slug("exact"));
        long before = changes.head();
        site.save(exhibit, site.exhibitDocument("Only the text", "<p>Other.</p>"));
        publishEntry.publish(EDITOR, exhibit);
        assertThat(changes.after(before, 10)).singleElement().satisfies(change -> assertThat(change.tags())
                .containsExactlyInAnyOrder("page:" + exhibit, "search", "sitemap:" + exhibit / 5000));
        unpublishEntry.unpublish(EDITOR, exhibit);
        assertThat(changes.after(before + 1, 10)).singleElement().satisfies(change -> assertThat(change.tags())
                .contains("page:" + exhibit, "children:" + site.index, "type:exhibits.ExhibitPage"));
    }

    @Test
    void aDraftBasedOnAnOlderRevisionIsRefused() {
        long exhibit = site.exhibit(SampleSite.slug("stale"));
        site.save(exhibit, site.exhibitDocument("Newer", "<p>x</p>"));
        assertThatThrownBy(() -> site.saveOver(exhibit, site.exhibitDocument("Stale", "<p>x</p>"), 1))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("revision 2 was saved since revision 1");
    }

    @Test
    void whoMayNotEditChangesNothing() {
        long exhibit = site.exhibit(SampleSite.slug("forbidden"));
        var reader = new org.openvault.backend.actor.Actor.Person(0, "reader", false);
        assertThatThrownBy(() -> publishEntry.publish(reader, exhibit)).isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> unpublishEntry.unpublish(reader, exhibit)).isInstanceOf(Problem.Forbidden.class);
        assertThat(rows(exhibit)).hasSize(1);
    }

    private interface Work<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int workers, Work<T> work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int number = 0; number < workers; number++) {
                int mine = number;
                futures.add(executor.submit(() -> work.run(mine)));
            }
            var results = new ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
