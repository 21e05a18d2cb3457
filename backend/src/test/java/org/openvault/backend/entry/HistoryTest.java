package org.openvault.backend.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.SampleSite.json;
import static org.openvault.backend.entry.Drafts.document;
import static org.openvault.backend.entry.Drafts.saved;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.document.Diff;
import org.openvault.backend.entry.ListRevisions.Listed;
import org.openvault.backend.entry.SaveOutcome.Conflicting;
import org.openvault.backend.entry.Verification.Broken;
import org.openvault.backend.entry.Verification.Unbroken;
import org.openvault.backend.problem.Problem;

/** Looking back: compare, revert, name, list, prove. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryTest {

    @Inject
    SampleSite site;

    @Inject
    Drafts drafts;

    @Inject
    CompareRevisions compareRevisions;

    @Inject
    RevertEntry revertEntry;

    @Inject
    NameRevision nameRevision;

    @Inject
    ListRevisions listRevisions;

    @Inject
    VerifyHistory verifyHistory;

    @Inject
    SqlStatements sql;

    /** Revisions 1 to 4. */
    private long exhibit() {
        long exhibit = drafts.exhibit();
        site.save(exhibit, document("Third", "A:one", "B:two").toString());
        site.save(exhibit, document("Fourth", "A:one").toString());
        return exhibit;
    }

    @Test
    void anyTwoRevisionsAreComparedByFieldAndBlock() {
        long exhibit = exhibit();
        assertThat(compareRevisions.compare(EDITOR, exhibit, 2, 4))
                .containsExactly(
                        new Diff.FieldChanged("title", json("'Title'"), json("'Fourth'")),
                        new Diff.BlockRemoved(
                                "body",
                                Drafts.blockId("B"),
                                1,
                                document("", "B:two").at("/body/0")));
        assertThat(compareRevisions.compare(EDITOR, exhibit, 4, 2)).hasSize(2);
        drafts.type(EDITOR, exhibit, document("Fift"));
        drafts.type(EDITOR, exhibit, document("Fifth"));
        assertThat(compareRevisions.compare(EDITOR, exhibit, Version.parse("5"), Version.parse("5.1")))
                .containsExactly(new Diff.FieldChanged("title", json("'Fift'"), json("'Fifth'")));
        assertThatThrownBy(() -> compareRevisions.compare(EDITOR, exhibit, 2, 9))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void revertingMakesANewRevisionOfAnOldOne() {
        long exhibit = exhibit();
        drafts.type(EDITOR, exhibit, document("Fifth"));
        Revision reverted = saved(revertEntry.revert(EDITOR, exhibit, 3, drafts.version(exhibit)));
        assertThat(reverted.number).isEqualTo(6);
        assertThat(reverted.note).isEqualTo("reverted to 3");
        assertThat(reverted.document).isEqualTo(document("Third", "A:one", "B:two"));
        assertThat(compareRevisions.compare(EDITOR, exhibit, 3, 6)).isEmpty();
        assertThat(drafts.audited("page.reverted", exhibit)).isEqualTo(1);
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(6, 1));
    }

    @Test
    void whatOneHasNotSeenIsNotRevertedNorMergedWith() {
        long exhibit = exhibit();
        assertThat(revertEntry.revert(EDITOR, exhibit, 2, new Version(3, 0)))
                .isInstanceOfSatisfying(Conflicting.class, conflicting -> assertThat(conflicting.changedSince())
                        .hasSize(2));
        assertThat(drafts.revisions(exhibit)).hasSize(4);
        assertThatThrownBy(() -> revertEntry.revert(EDITOR, exhibit, 9, new Version(4, 0)))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void revisionsAreListedNewestFirstWithTheirNames() {
        long exhibit = exhibit();
        nameRevision.name(EDITOR, exhibit, 3, "As shown to the board");
        nameRevision.name(EDITOR, exhibit, 3, "As shown to the board ");
        nameRevision.name(EDITOR, exhibit, 2, "x");
        assertThat(nameRevision.removeName(EDITOR, exhibit, 2)).isTrue();
        assertThat(nameRevision.removeName(EDITOR, exhibit, 2)).isFalse();
        assertThat(drafts.audited("page.revision_named", exhibit)).isEqualTo(3);
        drafts.type(drafts.person("ada"), exhibit, document("Fifth"));
        var first = listRevisions.list(EDITOR, exhibit, null, 3);
        assertThat(first.revisions())
                .extracting(Listed::number, Listed::sealed, Listed::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5, false, null),
                        org.assertj.core.groups.Tuple.tuple(4, true, null),
                        org.assertj.core.groups.Tuple.tuple(3, true, "As shown to the board"));
        var second = listRevisions.list(EDITOR, exhibit, first.next(), 3);
        assertThat(second.revisions()).extracting(Listed::number).containsExactly(2, 1);
        assertThat(second.next()).isNull();
    }

    @Test
    void aNamedRevisionIsSealed() {
        long exhibit = drafts.exhibit();
        drafts.type(EDITOR, exhibit, document("Good"));
        nameRevision.name(EDITOR, exhibit, 3, "Good");
        assertThat(drafts.type(EDITOR, exhibit, document("Worse")).number).isEqualTo(4);
        assertThatThrownBy(() -> nameRevision.name(EDITOR, exhibit, 9, "x")).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> nameRevision.name(EDITOR, exhibit, 3, " ")).isInstanceOf(Problem.BadRequest.class);
    }

    @Test
    void aForgedRevisionIsNamedByVerifyHistory() {
        long exhibit = exhibit();
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(4, 1));
        forged(exhibit, 2, "document = document || '{\"title\": \"Forged\"}'", "not the one that was saved");
        forged(exhibit, 3, "author = 'somebody else'", "does not follow");
        forged(exhibit, 3, "created_at = created_at - interval '1 day'", "does not follow");
        forged(exhibit, 3, "note = 'forged'", "does not follow");
        forged(exhibit, 3, "edition = 7", "does not follow");
        forged(exhibit, 1, "hash = 'x'", "does not follow");
        forged(exhibit, 2, "sealed = false", 3, "still open");
        forged(exhibit, 4, "document = null", "gone");
        forged(exhibit, 4, "chain = 9", "formula");
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(4, 1));
    }

    private void forged(long exhibit, int number, String change, String wrong) {
        forged(exhibit, number, change, number, wrong);
    }

    /** Forges, looks, and puts back what was there. */
    private void forged(long exhibit, int number, String change, int found, String wrong) {
        String row = "from revision where entry_id = %d and number = %d".formatted(exhibit, number);
        sql.run("create table as_it_was as select * " + row);
        sql.rewriteHistory(
                "update revision set %s where entry_id = %d and number = %d".formatted(change, exhibit, number));
        assertThat(verifyHistory.verify(exhibit)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.number()).as(change).isEqualTo(found);
            assertThat(broken.wrong()).as(change).contains(wrong);
            assertThat(broken.revisions()).isEqualTo(found - 1);
        });
        sql.rewriteHistory("""
                update revision r set document = o.document, author = o.author, created_at = o.created_at, note = o.note,
                    edition = o.edition, hash = o.hash, sealed = o.sealed, chain = o.chain
                from as_it_was o where o.id = r.id
                """, "drop table as_it_was");
    }

    @Test
    void missingRevisionsAreNoticed() {
        long middle = exhibit();
        sql.broken().add(middle);
        sql.rewriteHistory("delete from revision where number = 2 and entry_id = " + middle);
        assertThat(verifyHistory.verify(middle)).isEqualTo(new Broken(1, middle, 3, "revision 2 is missing before it"));
        long end = exhibit();
        sql.broken().add(end);
        sql.rewriteHistory("delete from revision where number = 4 and entry_id = " + end);
        assertThat(verifyHistory.verify(end))
                .isEqualTo(new Broken(3, end, 4, "it is gone, though the audit log tells of it"));
    }

    @Test
    void anErasedDocumentLeavesTheChainWhole() {
        long exhibit = exhibit();
        sql.run(
                "update entry set erased_at = now() where id = " + exhibit,
                "update revision set document = null where entry_id = " + exhibit);
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(4, 1));
    }

    @Test
    void revisionsOfTheFirstFormulaAreProvenToo() {
        long exhibit = site.draft(SampleSite.slug("old"));
        Revision first = drafts.latest(exhibit);
        first.chain = 1;
        sql.rewriteHistory(
                "update revision set chain = 1, document_hash = null, hash = decode('%s', 'hex') where id = %d"
                        .formatted(HexFormat.of().formatHex(Chain.hash(first, null)), first.id));
        site.save(exhibit, "{'title':'New'}");
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(2, 1));
        sql.broken().add(exhibit);
        sql.rewriteHistory("update revision set note = 'forged' where id = " + first.id);
        assertThat(verifyHistory.verify(exhibit)).isInstanceOf(Broken.class);
        sql.run(
                "update entry set erased_at = now() where id = " + exhibit,
                "update revision set document = null where entry_id = " + exhibit);
        assertThat(verifyHistory.verify(exhibit))
                .as("nothing is left to prove it by")
                .isEqualTo(new Unbroken(2, 1));
    }

    @Test
    void theWholeHistoryIsProven() {
        exhibit();
        switch (verifyHistory.verify()) {
            case Unbroken unbroken ->
                assertThat(unbroken.revisions()).isEqualTo(sql.count("select count(*) from revision"));
            case Broken broken -> assertThat(sql.broken()).contains(broken.entryId());
        }
    }
}
