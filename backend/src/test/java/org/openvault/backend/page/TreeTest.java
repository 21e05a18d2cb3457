package org.openvault.backend.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.entry.LockEntry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.VerifyHistory;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangePlan;
import org.openvault.backend.publishing.FindUsages;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.publishing.Unseen;
import org.openvault.backend.site.CreateSite;
import org.openvault.backend.site.Site;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TreeTest {

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    CreateSite createSite;

    @Inject
    CreatePage createPage;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    ChangePlan changePlan;

    @Inject
    MovePage movePage;

    @Inject
    CopyPage copyPage;

    @Inject
    CreateAlias createAlias;

    @Inject
    ConvertAlias convertAlias;

    @Inject
    ConvertPageType convertPageType;

    @Inject
    TrashEntry trashEntry;

    @Inject
    RestoreEntry restoreEntry;

    @Inject
    EmptyTrash emptyTrash;

    @Inject
    FindUsages findUsages;

    @Inject
    PublishEntry publishEntry;

    @Inject
    LockEntry lockEntry;

    @Inject
    VerifyHistory verifyHistory;

    @Inject
    Snapshots snapshots;

    @Inject
    SqlStatements statements;

    @BeforeEach
    void world() {
        site.get();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private String pathOf(long entry) {
        try (var snapshot = snapshots.open()) {
            return snapshot.byIds(List.of(entry)).stream()
                    .map(Live::path)
                    .findFirst()
                    .orElse("nowhere");
        }
    }

    private List<Long> children(long parent) {
        try (var snapshot = snapshots.open()) {
            return snapshot.children(parent, 100).stream().map(Live::entryId).toList();
        }
    }

    private long standard(long parent, String slug) {
        return site.published(parent, "pages.StandardPage", slug, "{'title':'%s'}".formatted(slug));
    }

    @Test
    void aMovedPageTakesItsSubtreeAlongAndItsOldAddressesLeadThere() {
        long one = standard(site.home, SampleSite.slug("one"));
        long other = standard(site.home, SampleSite.slug("other"));
        long child = standard(one, "child");
        long grandchild = standard(child, "grandchild");
        String before = pathOf(grandchild);
        MoveOutcome outcome = movePage.move(EDITOR, child, new Spot.LastBelow(other), null);
        assertThat(outcome).isInstanceOfSatisfying(MoveOutcome.Moved.class, moved -> assertThat(
                        moved.report().effects())
                .extracting(TimetableReport.Effect::entryId)
                .containsExactlyInAnyOrder(child, grandchild));
        assertThat(pathOf(grandchild)).isEqualTo(pathOf(other) + "child/grandchild/");
        try (var snapshot = snapshots.open()) {
            assertThat(snapshot.formerPlace(1, before).orElseThrow().path()).isEqualTo(pathOf(grandchild));
        }
    }

    @Test
    void aPreviewNamesEveryAddressThatWouldChangeAndChangesNone() {
        long one = standard(site.home, SampleSite.slug("preview"));
        long child = standard(one, "child");
        String before = pathOf(child);
        TimetableReport report = movePage.previewOfRenaming(EDITOR, one, SampleSite.slug("renamed"), null);
        assertThat(report.effects())
                .extracting(effect -> effect.after().path())
                .hasSize(2)
                .allMatch(path -> path.contains("renamed"));
        assertThat(pathOf(child)).isEqualTo(before);
    }

    @Test
    void pagesAreReorderedWithoutTouchingTheirSiblings() {
        long section = standard(site.home, SampleSite.slug("order"));
        long a = standard(section, "a");
        long b = standard(section, "b");
        long c = standard(section, "c");
        movePage.move(EDITOR, c, new Spot.Before(b), null);
        assertThat(children(section)).containsExactly(a, c, b);
        movePage.move(EDITOR, a, new Spot.After(c), null);
        assertThat(children(section)).containsExactly(c, a, b);
        movePage.move(EDITOR, b, new Spot.FirstBelow(section), null);
        assertThat(children(section)).containsExactly(b, c, a);
    }

    @Test
    void twoPagesMayNotStandAtOnePlaceNorOneBelowItself() {
        long one = standard(site.home, SampleSite.slug("same"));
        long child = standard(one, "child");
        long other = standard(site.home, SampleSite.slug("rival"));
        standard(other, "child");
        assertThatThrownBy(() -> movePage.move(EDITOR, child, new Spot.LastBelow(other), null))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("slug 'child'");
        assertThatThrownBy(() -> movePage.move(EDITOR, one, new Spot.LastBelow(child), null))
                .isInstanceOf(Problem.BadRequest.class)
                .hasMessageContaining("below itself");
    }

    @Test
    void whereAPageMayStandAndHowManyIsItsTypesWord() {
        assertThatThrownBy(() -> site.published(site.index, "ov_collections.Collection", "c", "{'title':'C'}"))
                .isInstanceOf(Problem.BadRequest.class)
                .hasMessageContaining("may not stand under exhibits.ExhibitIndex");
        assertThatThrownBy(() -> site.published(site.home, "exhibits.ExhibitIndex", "second", "{'title':'Second'}"))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("as many as it may");
    }

    @Test
    void aCopyOfATreeIsPublishedAsItsOriginalsAre() {
        long one = standard(site.home, SampleSite.slug("original"));
        long child = standard(one, "child");
        inTransaction(() -> createPage.create(
                EDITOR, Site.getDefault(), one, "pages.StandardPage", "draft", SampleSite.json("{'title':'Draft'}")));
        site.save(child, "{'title':'Newer draft'}");
        CopyPage.Copied copied = copyPage.copy(
                EDITOR, one, new Spot.LastBelow(site.home), new CopyPage.Options(SampleSite.slug("copy"), true, true));
        assertThat(copied.pages()).isEqualTo(3);
        List<Long> below = children(copied.pageId());
        assertThat(below).as("the draft stays one").hasSize(1);
        try (var snapshot = snapshots.open()) {
            assertThat(snapshot.byIds(below).getFirst().title()).isEqualTo("child");
        }
        assertThat(inTransaction(() -> Revision.findLatest(below.getFirst())
                        .orElseThrow()
                        .document
                        .path("title")
                        .asText()))
                .isEqualTo("Newer draft");
    }

    @Test
    void anAliasShowsItsSourceUntilItIsConverted() {
        long source = standard(site.home, SampleSite.slug("source"));
        long section = standard(site.home, SampleSite.slug("section"));
        long alias = createAlias.create(EDITOR, source, new Spot.LastBelow(section), "alias").entryId;
        site.save(source, "{'title':'Second'}");
        publishEntry.publish(EDITOR, source);
        assertThat(titleOf(alias)).isEqualTo("Second");
        assertThatThrownBy(() -> site.saveOver(alias, "{'title':'Mine'}", 0)).isInstanceOf(Problem.class);
        convertAlias.convert(EDITOR, alias);
        site.save(source, "{'title':'Third'}");
        publishEntry.publish(EDITOR, source);
        assertThat(titleOf(alias)).isEqualTo("Second");
        assertThat(titleOf(source)).isEqualTo("Third");
    }

    private String titleOf(long entry) {
        try (var snapshot = snapshots.open()) {
            return snapshot.byIds(List.of(entry)).getFirst().title();
        }
    }

    @Test
    void aTreeIsPublishedWithAnAliasOfAPageInIt() {
        long top = standard(site.home, SampleSite.slug("top"));
        long source = standard(top, "source");
        long alias = createAlias.create(EDITOR, source, new Spot.LastBelow(top), "alias").entryId;
        site.save(source, "{'title':'Newer'}");
        assertThat(publishEntry.publishTree(EDITOR, top, null).isPossible()).isTrue();
        assertThat(titleOf(source)).isEqualTo("Newer");
        assertThat(titleOf(alias)).isEqualTo("Newer");
        unpublishEntry.unpublish(EDITOR, top);
        assertThat(publishEntry.publishTree(EDITOR, top, null).isPossible()).isTrue();
        assertThat(titleOf(alias))
                .as("the page that it shows was not live before")
                .isEqualTo("Newer");
    }

    @Test
    void nothingPlannedCannotBeCalledOff() {
        long page = standard(site.home, SampleSite.slug("plain"));
        assertThatThrownBy(() -> changePlan.cancel(EDITOR, page, Instant.now().plusSeconds(60)))
                .isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("nothing is planned");
    }

    /** On a site of its own: on the sample site there are as many pages of each type as there may be. */
    @Test
    void aTypeIsConvertedWhereFieldsAllow() {
        Site second = inTransaction(() -> createSite.create(EDITOR, "Second", "second.example"));
        long home = inTransaction(() -> createPage.create(
                        EDITOR, second, null, "home.HomePage", "", SampleSite.json("{'title':'Second'}")))
                .entryId;
        String document = "{'title':'T','search_description':'Kept','body':[{'type':'text','value':'<p>Lost.</p>'}]}";
        long page = inTransaction(() -> createPage.create(
                        EDITOR, second, home, "pages.StandardPage", "convertible", SampleSite.json(document)))
                .entryId;
        assertThatThrownBy(() -> convertPageType.convert(EDITOR, page, "exhibits.ExhibitPage", true))
                .isInstanceOf(Problem.BadRequest.class)
                .hasMessageContaining("may not stand under");
        assertThat(convertPageType.convert(EDITOR, page, "exhibits.ExhibitIndex", false))
                .isEqualTo(new ConvertPageType.Outcome.WouldLose(List.of("body")));
        assertThat(convertPageType.convert(EDITOR, page, "exhibits.ExhibitIndex", true))
                .isInstanceOf(ConvertPageType.Outcome.Converted.class);
        Revision converted = inTransaction(() -> Revision.findLatest(page).orElseThrow());
        assertThat(converted.type).isEqualTo("exhibits.ExhibitIndex");
        assertThat(converted.document.path("search_description").asText()).isEqualTo("Kept");
        assertThat(converted.document.has("body")).isFalse();
        assertThatThrownBy(() -> convertPageType.convert(EDITOR, page, "exhibits.ExhibitIndex", true))
                .as("it is one already")
                .isInstanceOf(Problem.BadRequest.class);
    }

    @Test
    void whatIsInUseIsNotThrownAwayUnasked() {
        long author = site.publishedEntry("authors.Author", "{'name':'In use'}");
        String slug = SampleSite.slug("user");
        long exhibit = site.exhibit(slug);
        site.save(
                exhibit,
                site.exhibitDocument("Uses", "<p>x</p>")
                        .replace("'authors':[{'value':" + site.author, "'authors':[{'value':" + author));
        publishEntry.publish(EDITOR, exhibit);
        assertThat(findUsages.of(EDITOR, author)).singleElement().satisfies(usage -> {
            assertThat(usage.entryId()).isEqualTo(exhibit);
            assertThat(usage.inDraft() && usage.live()).isTrue();
        });
        assertThat(trashEntry.trash(EDITOR, author, false))
                .isInstanceOfSatisfying(TrashEntry.Outcome.InUse.class, inUse -> assertThat(inUse.usages())
                        .extracting(FindUsages.Usage::entryId)
                        .containsExactly(exhibit));
        assertThat(trashEntry.trash(EDITOR, author, true)).isInstanceOf(TrashEntry.Outcome.Trashed.class);
        assertThat(publishEntry.publish(EDITOR, author)).isInstanceOf(PublishOutcome.Refused.class);
    }

    @Test
    void whatIsThrownAwayComesBackAsADraftUnderAFreeName() {
        long one = standard(site.home, SampleSite.slug("thrown"));
        long child = standard(one, "child");
        String slug = inTransaction(() -> Page.get(one).slug);
        trashEntry.trash(EDITOR, one, false);
        assertThat(pathOf(child)).isEqualTo("nowhere");
        standard(site.home, slug);
        assertThatThrownBy(() -> restoreEntry.restore(EDITOR, child, null))
                .as("it was thrown away with the page above")
                .isInstanceOf(Problem.Conflict.class);
        assertThat(restoreEntry.restore(EDITOR, one, null)).isEqualTo(2);
        assertThat(inTransaction(() -> Page.get(one).slug)).isEqualTo(slug + "-2");
        assertThat(publishEntry.publishTree(EDITOR, one, null).isPossible()).isTrue();
        assertThat(pathOf(child)).isEqualTo("/" + slug + "-2/child/");
    }

    @Test
    void emptyingTheTrashErasesTheWordsAndKeepsTheChain() throws Exception {
        long page = standard(site.home, SampleSite.slug("erased"));
        String path = pathOf(page);
        site.save(page, "{'title':'A secret word'}");
        publishEntry.publish(EDITOR, page);
        trashEntry.trash(EDITOR, page, false);
        assertThatThrownBy(() -> emptyTrash.empty(people.nobodySpecial(), List.of(page)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(emptyTrash.empty(EDITOR, List.of(page))).isEqualTo(1);
        assertThat(statements.count(
                        "select count(*) from revision where entry_id = " + page + " and document is not null"))
                .isZero();
        assertThat(statements.count("select count(*) from shown where entry_id = " + page
                        + " and (title <> '' or words <> '' or summary <> '{}')"))
                .isZero();
        assertThat(verifyHistory.verify(page)).isInstanceOf(org.openvault.backend.entry.Verification.Unbroken.class);
        try (var snapshot = snapshots.open()) {
            assertThat(snapshot.formerPlace(1, path))
                    .as("its address is gone, not unknown")
                    .isPresent();
        }
    }

    @Test
    void publishingTellsWhatNobodySeesYet() {
        long author = site.draftEntry("authors.Author", "{'name':'Not yet'}");
        long exhibit = site.draft(SampleSite.slug("unseen"));
        site.save(
                exhibit,
                site.exhibitDocument("Unseen", "<p>x</p>")
                        .replace("'authors':[{'value':" + site.author, "'authors':[{'value':" + author));
        assertThat(publishEntry.publish(EDITOR, exhibit))
                .isInstanceOfSatisfying(PublishOutcome.Published.class, published -> assertThat(published.unseen())
                        .containsExactly(new Unseen(author, "snippet", "Not yet")));
    }

    @Test
    void aPublicationMayEndByItself() {
        long page = standard(site.home, SampleSite.slug("until"));
        site.save(page, "{'title':'Until then'}");
        Instant until = Instant.now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        publishEntry.publish(EDITOR, page, new PublishEntry.Terms(null, null, until));
        try (var snapshot = snapshots.open(until.minusSeconds(1), false)) {
            assertThat(snapshot.byIds(List.of(page))).hasSize(1);
        }
        try (var snapshot = snapshots.open(until, false)) {
            assertThat(snapshot.byIds(List.of(page))).isEmpty();
        }
    }

    @Test
    void whatAnotherHasLockedIsNeitherPublishedNorMovedNorThrownAway() {
        long page = standard(site.home, SampleSite.slug("locked"));
        var other = people.superuser();
        lockEntry.lock(other, page, "working on it");
        for (Runnable act : List.<Runnable>of(
                () -> publishEntry.publish(EDITOR, page),
                () -> movePage.rename(EDITOR, page, "x", null),
                () -> trashEntry.trash(EDITOR, page, false))) {
            assertThatThrownBy(act::run).isInstanceOf(Problem.Locked.class).hasMessageContaining(other.name());
        }
        assertThat(movePage.rename(other, page, SampleSite.slug("mine"), null)).isInstanceOf(MoveOutcome.Moved.class);
    }
}
