package org.openvault.backend.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.SampleSite.json;
import static org.openvault.backend.entry.Drafts.document;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.document.Fault;
import org.openvault.backend.page.CreateAlias;
import org.openvault.backend.page.Spot;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.UnpublishEntry;

/** What may be saved, and by whom. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DraftRulesTest {

    @Inject
    SampleSite site;

    @Inject
    Drafts drafts;

    @Inject
    LockEntry lockEntry;

    @Inject
    UnlockEntry unlockEntry;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    CreateAlias createAlias;

    @Inject
    CompareRevisions compareRevisions;

    @Inject
    ListRevisions listRevisions;

    @Inject
    RevertEntry revertEntry;

    @Inject
    NameRevision nameRevision;

    @Inject
    SqlStatements sql;

    private static java.util.List<String> faults(Runnable save) {
        var found = new ArrayList<String>();
        assertThatThrownBy(save::run)
                .isInstanceOfSatisfying(Problem.InvalidContent.class, invalid -> invalid.faults().stream()
                        .map(Fault::toString)
                        .forEach(found::add));
        return found;
    }

    @Test
    void aLockedEntryIsForItsHolderAlone() {
        long exhibit = site.exhibit(SampleSite.slug("locked"));
        var ada = drafts.person("ada");
        lockEntry.lock(ada, exhibit, "proofs");
        lockEntry.lock(ada, exhibit, "again");
        assertThatThrownBy(() -> drafts.save(drafts.person("ben"), exhibit, document("Ben's"), new Version(1, 0)))
                .isInstanceOfSatisfying(Problem.Locked.class, locked -> assertThat(locked.status())
                        .isEqualTo(423))
                .hasMessageStartingWith("entry %d is locked by %s since 20".formatted(exhibit, ada.name()));
        assertThatThrownBy(() -> site.save(exhibit, "{'title':'The system\\u0027s'}"))
                .isInstanceOf(Problem.Locked.class);
        assertThatThrownBy(() -> publishEntry.publish(EDITOR, exhibit)).isInstanceOf(Problem.Locked.class);
        assertThatThrownBy(() -> unpublishEntry.unpublish(EDITOR, exhibit)).isInstanceOf(Problem.Locked.class);
        assertThatThrownBy(() -> unpublishEntry.expire(
                        EDITOR, exhibit, java.time.Instant.now().plusSeconds(60)))
                .isInstanceOf(Problem.Locked.class);
        assertThatThrownBy(() -> lockEntry.lock(EDITOR, exhibit, "")).isInstanceOf(Problem.Locked.class);
        assertThat(drafts.save(ada, exhibit, document("Ada's"), new Version(1, 0)))
                .isInstanceOf(SaveOutcome.Saved.class);
        assertThat(drafts.audited("page.locked", exhibit)).isEqualTo(1);
    }

    @Test
    void oneUnlocksOnesOwnAndWhoMayLockUnlocksAnothers() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        lockEntry.lock(ada, exhibit, "");
        drafts.mayEverything(ada, false);
        var ben = drafts.reader("ben");
        assertThatThrownBy(() -> unlockEntry.unlock(ben, exhibit)).isInstanceOf(Problem.Forbidden.class);
        assertThat(unlockEntry.unlock(ada, exhibit)).isTrue();
        drafts.mayEverything(ada, true);
        lockEntry.lock(ada, exhibit, "");
        assertThat(unlockEntry.unlock(EDITOR, exhibit)).isTrue();
        assertThat(unlockEntry.unlock(EDITOR, exhibit)).isFalse();
        assertThatThrownBy(() -> lockEntry.lock(ben, exhibit, "")).isInstanceOf(Problem.Forbidden.class);
        assertThat(drafts.audited("page.unlocked", exhibit)).isEqualTo(2);
    }

    @Test
    void whatADraftNamesMustBeThereAndBeWhatItShould() {
        long exhibit = drafts.exhibit();
        site.get();
        assertThat(faults(() -> site.save(exhibit, """
                        {'title':'T','cover_image':%2$d,'hero_image':999999999,'authors':[{'value':%1$d}],'other_exhibits':[{'value':%3$d}],
                         'body':[{'type':'image','value':{'image':%2$d}},
                                 {'type':'text','value':'<p><a linktype=\\u0022page\\u0022 id=\\u0022%1$d\\u0022>x</a></p>'}]}
                        """.formatted(site.picture, site.author, site.home))))
                .containsExactlyInAnyOrder(
                        "body[0].value.image: must name one of kind image; entry %d is of kind snippet"
                                .formatted(site.author),
                        "body[1].value: must name one of kind page; entry %d is of kind image".formatted(site.picture),
                        "cover_image: must name one of kind image; entry %d is of kind snippet".formatted(site.author),
                        "hero_image: there is no image 999999999",
                        "authors[0].value: must name one of kind snippet; entry %d is of kind image"
                                .formatted(site.picture),
                        "other_exhibits[0].value: must name one of type exhibits.ExhibitPage; entry %d is of type home.HomePage"
                                .formatted(site.home));
    }

    @Test
    void whatWasRemovedForGoodCannotBeNamedAnewButMayStayNamed() {
        long exhibit = drafts.exhibit();
        long picture = site.draftEntry("images.Image", "{'title':'Gone soon'}");
        site.save(exhibit, "{'title':'T','cover_image':%d}".formatted(picture));
        sql.run("update entry set erased_at = now() where id = " + picture);
        site.save(exhibit, "{'title':'Still','cover_image':%d}".formatted(picture));
        assertThat(faults(() -> site.save(drafts.exhibit(), "{'title':'T','cover_image':%d}".formatted(picture))))
                .containsExactly("cover_image: there is no image " + picture);
    }

    @Test
    void whoNamesWhomIsKnownOfEveryDraft() {
        long exhibit = drafts.exhibit();
        site.get();
        String named = "select coalesce(sum(target_id), 0) from draft_reference where entry_id = " + exhibit;
        site.save(
                exhibit,
                "{'title':'T','cover_image':%1$d,'hero_image':%1$d,'authors':[{'value':%2$d}]}"
                        .formatted(site.picture, site.author));
        assertThat(sql.count(named)).isEqualTo(site.picture + site.author);
        drafts.type(drafts.person("ada"), exhibit, json("{'title':'T','hero_image':%d}".formatted(site.picture)));
        assertThat(sql.count(named)).isEqualTo(site.picture);
        site.save(exhibit, "{'title':'T'}");
        assertThat(sql.count(named)).isZero();
    }

    @Test
    void anAliasHasNoDraftOfItsOwn() {
        long exhibit = drafts.exhibit();
        long alias = createAlias.create(EDITOR, exhibit, new Spot.LastBelow(site.get().index), null).entryId;
        assertThatThrownBy(() -> drafts.save(EDITOR, alias, document("Mine"), new Version(0, 0)))
                .isInstanceOf(Problem.BadRequest.class);
        assertThat(drafts.revisions(alias)).isEmpty();
    }

    @Test
    void theSameWordsAsAnotherTypeAreAnotherRevision() {
        long exhibit = drafts.exhibit();
        sql.run("update entry set type = 'pages.StandardPage' where id = " + exhibit);
        assertThat(site.save(exhibit, document("Title", "A:one", "B:two").toString()))
                .satisfies(revision -> {
                    assertThat(revision.number).isEqualTo(3);
                    assertThat(revision.type).isEqualTo("pages.StandardPage");
                });
    }

    @Test
    void whoMayNotEditSavesNothing() {
        long exhibit = drafts.exhibit();
        var reader = drafts.reader("reader");
        assertThatThrownBy(() -> drafts.autosave(reader, exhibit, document("Mine"), drafts.version(exhibit)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(drafts.revisions(exhibit)).hasSize(2);
    }

    @Test
    void whoSavesIsAskedForWhatHeChangedHimselfAndNamesAnew() {
        long exhibit = drafts.exhibit();
        site.get();
        long other = site.draftEntry("images.Image", "{'title':'Other'}");
        Version seen = drafts.version(exhibit);
        site.save(
                exhibit,
                document("By others", "A:one", "B:two").put("hero_image", other).toString());
        var ada = drafts.person("ada");
        assertThat(drafts.asked(() -> drafts.save(
                        ada, exhibit, document("Title", "A:one", "B:Ada").put("cover_image", site.picture), seen)))
                .containsExactly(
                        "edit " + exhibit,
                        "fields of exhibits.ExhibitPage: [body, cover_image]",
                        "choose " + site.picture);
    }

    @Test
    void theFirstRevisionIsAskedAboutToo() {
        site.get();
        assertThat(drafts.asked(
                        () -> site.draftEntry("authors.Author", "{'name':'Ada','image':%d}".formatted(site.picture))))
                .containsExactly("fields of authors.Author: [name, image]", "choose " + site.picture);
    }

    @Test
    void whoMayNotLookSeesNoHistory() {
        long exhibit = drafts.exhibit();
        var reader = drafts.reader("reader");
        for (Runnable work : java.util.List.<Runnable>of(
                () -> compareRevisions.compare(reader, exhibit, 1, 2),
                () -> compareRevisions.compare(reader, exhibit, new Version(1, 0), new Version(2, 0)),
                () -> listRevisions.list(reader, exhibit, null, 10),
                () -> revertEntry.revert(reader, exhibit, 1, new Version(1, 0)),
                () -> nameRevision.name(reader, exhibit, 1, "x"),
                () -> nameRevision.removeName(reader, exhibit, 1))) {
            assertThatThrownBy(work::run).isInstanceOf(Problem.Forbidden.class);
        }
    }
}
