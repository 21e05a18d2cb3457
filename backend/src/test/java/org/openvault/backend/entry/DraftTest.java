package org.openvault.backend.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openvault.backend.SampleSite.EDITOR;
import static org.openvault.backend.SampleSite.json;
import static org.openvault.backend.entry.Drafts.blockId;
import static org.openvault.backend.entry.Drafts.document;
import static org.openvault.backend.entry.Drafts.saved;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.document.Diff;
import org.openvault.backend.document.Merge;
import org.openvault.backend.entry.SaveOutcome.Conflicting;
import org.openvault.backend.entry.SaveOutcome.Saved;
import org.openvault.backend.entry.Verification.Unbroken;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DraftTest {

    @Inject
    SampleSite site;

    @Inject
    Drafts drafts;

    @Inject
    PublishEntry publishEntry;

    @Inject
    VerifyHistory verifyHistory;

    @Inject
    SqlStatements sql;

    @Test
    void editsCloseTogetherShareOneRevision() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        for (String title : List.of("Thr", "Three", "Three words")) {
            drafts.type(ada, exhibit, document(title, "A:one", "B:two"));
        }
        assertThat(drafts.latest(exhibit)).satisfies(open -> {
            assertThat(open.version()).hasToString("3.2");
            assertThat(open.sealed).isFalse();
            assertThat(open.document.path("title").asText()).isEqualTo("Three words");
        });
        Revision sealed = saved(drafts.save(ada, exhibit, document("Done", "A:one", "B:two"), new Version(3, 2)));
        assertThat(sealed.version()).hasToString("3.3");
        assertThat(drafts.revisions(exhibit)).hasSize(3).allMatch(revision -> revision.sealed);
        assertThat(drafts.audited("page.autosaved", exhibit)).isEqualTo(1);
        assertThat(drafts.audited("page.saved", exhibit)).isEqualTo(3);
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(3, 1));
    }

    @Test
    void aRunOfAutosavesEndsAfterTenMinutes() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        drafts.type(ada, exhibit, document("Early"));
        drafts.later(Duration.ofMinutes(9), () -> drafts.type(ada, exhibit, document("In time")));
        drafts.later(Duration.ofMinutes(11), () -> drafts.type(ada, exhibit, document("Too late")));
        assertThat(drafts.revisions(exhibit))
                .extracting(revision -> revision.version() + " " + revision.sealed)
                .containsExactly("1 true", "2 true", "3.1 true", "4 false");
        assertThat(drafts.audited("page.sealed", exhibit)).isEqualTo(1);
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(4, 1));
    }

    @Test
    void anotherAuthorSealsTheOpenRevision() {
        long exhibit = drafts.exhibit();
        drafts.type(drafts.person("ada"), exhibit, document("Ada's"));
        drafts.type(drafts.person("ben"), exhibit, document("Ben's"));
        assertThat(drafts.revisions(exhibit))
                .extracting(revision -> revision.document.path("title").asText() + " " + revision.sealed)
                .endsWith("Ada's true", "Ben's false");
    }

    @Test
    void peopleAndPartsOfTheSystemOfOneNameAreDifferentAuthors() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        drafts.type(ada, exhibit, document("A person's"));
        drafts.type(new Actor.SystemActor(ada.name()), exhibit, document("A namesake's"));
        drafts.type(new Actor.SystemActor("another part"), exhibit, document("Another's"));
        assertThat(drafts.version(exhibit)).hasToString("5");
    }

    @Test
    void publishingSealsTheOpenRevision() {
        long exhibit = site.exhibit(SampleSite.slug("sealed"));
        var ada = drafts.person("ada");
        drafts.type(ada, exhibit, json(site.exhibitDocument("Written", "<p>x</p>")));
        publishEntry.publish(EDITOR, exhibit);
        assertThat(drafts.latest(exhibit).sealed).isTrue();
        assertThat(drafts.type(ada, exhibit, json(site.exhibitDocument("After", "<p>x</p>"))).number)
                .isEqualTo(3);
    }

    @Test
    void savingWhatStandsAlreadyWritesNothing() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        drafts.type(ada, exhibit, document("Same"));
        drafts.type(ada, exhibit, document("Same"));
        assertThat(saved(drafts.autosave(drafts.person("ben"), exhibit, document("Same"), new Version(1, 0))).sealed)
                .isFalse();
        assertThat(drafts.version(exhibit)).hasToString("3");
        assertThat(saved(drafts.save(ada, exhibit, document("Same"), new Version(3, 0))).sealed)
                .isTrue();
        assertThat(drafts.version(exhibit)).hasToString("3");
    }

    @Test
    void aStaleSaveOfAnotherBlockIsMerged() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        var ben = drafts.person("ben");
        Version seen = drafts.version(exhibit);
        drafts.save(ada, exhibit, document("Title", "A:one, by Ada", "B:two"), seen);
        SaveOutcome outcome = drafts.save(ben, exhibit, document("Title", "A:one", "B:two, by Ben", "C:new"), seen);
        assertThat(outcome).isInstanceOfSatisfying(Saved.class, saved -> {
            assertThat(saved.revision().number).isEqualTo(4);
            assertThat(saved.revision().basedOn).isEqualTo(3);
            assertThat(saved.revision().author).isEqualTo(ben.name());
            assertThat(saved.mergedWith()).hasValueSatisfying(with -> {
                assertThat(with.since()).extracting(SaveOutcome.Since::author).containsExactly(ada.name());
                assertThat(with.changes()).singleElement().isInstanceOf(Diff.BlockChanged.class);
            });
        });
        assertThat(drafts.latest(exhibit).document)
                .isEqualTo(document("Title", "A:one, by Ada", "B:two, by Ben", "C:new"));
        assertThat(verifyHistory.verify(exhibit)).isEqualTo(new Unbroken(4, 1));
    }

    @Test
    void whoSawAnEditionThatWasSavedOverIsMergedWithIt() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        drafts.type(ada, exhibit, document("Title", "A:one", "B:two", "C:three"));
        Version seen = drafts.version(exhibit);
        drafts.type(ada, exhibit, document("Title", "A:one", "B:two", "C:three, and more"));
        drafts.save(drafts.person("ben"), exhibit, document("Title", "A:Ben", "B:two", "C:three"), seen);
        assertThat(drafts.latest(exhibit).document).isEqualTo(document("Title", "A:Ben", "B:two", "C:three, and more"));
    }

    @Test
    void twoEditsOfOneBlockAreAConflictThatShowsBoth() {
        long exhibit = drafts.exhibit();
        Version seen = drafts.version(exhibit);
        drafts.save(drafts.person("ada"), exhibit, document("Title", "A:Ada", "B:two"), seen);
        SaveOutcome outcome =
                drafts.save(drafts.person("ben"), exhibit, document("Other title", "A:Ben", "B:two"), seen);
        assertThat(outcome).isInstanceOfSatisfying(Conflicting.class, conflicting -> {
            assertThat(conflicting.latestVersion()).hasToString("3");
            assertThat(conflicting.conflicts())
                    .containsExactly(new Merge.Conflict(
                            "body",
                            blockId("A"),
                            Merge.Reason.BOTH_CHANGED,
                            document("", "A:one").at("/body/0"),
                            document("", "A:Ben").at("/body/0"),
                            document("", "A:Ada").at("/body/0")));
            assertThat(conflicting.changedSince()).hasSize(1);
        });
        assertThat(drafts.revisions(exhibit)).hasSize(3);
    }

    @Test
    void aStaleSaveWhoseBeginningIsForgottenShowsEveryDifference() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        drafts.type(ada, exhibit, document("First"));
        drafts.type(ada, exhibit, document("Second"));
        drafts.later(Duration.ofDays(2), () -> {
            drafts.type(ada, exhibit, document("Third"));
            drafts.type(ada, exhibit, document("Fourth"));
        });
        assertThat(sql.count("select count(*) from autosave where number = 3 and entry_id = " + exhibit))
                .as("editions are kept for a day")
                .isZero();
        assertThat(drafts.save(ada, exhibit, document("Mine"), new Version(3, 0)))
                .isInstanceOfSatisfying(Conflicting.class, conflicting -> assertThat(conflicting.conflicts())
                        .singleElement()
                        .satisfies(conflict -> {
                            assertThat(conflict.reason()).isEqualTo(Merge.Reason.BASE_UNKNOWN);
                            assertThat(conflict.mine()).isEqualTo(json("'Mine'"));
                            assertThat(conflict.theirs()).isEqualTo(json("'Fourth'"));
                        }));
    }

    @Test
    void whoLookedBeforeLockingSeesWhatWasSavedBetween() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        drafts.type(ada, exhibit, document("Before"));
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(Revision.findLatest(exhibit).orElseThrow().version()).hasToString("3");
            QuarkusTransaction.requiringNew().run(() -> drafts.type(ada, exhibit, document("Between")));
            assertThat(Revision.findLatest(exhibit).orElseThrow()).satisfies(latest -> {
                assertThat(latest.version()).hasToString("3.1");
                assertThat(latest.document.path("title").asText()).isEqualTo("Between");
            });
        });
    }

    @Test
    void aSaveSentTwiceIsSavedOnce() {
        long exhibit = drafts.exhibit();
        var ada = drafts.person("ada");
        Version seen = drafts.version(exhibit);
        drafts.save(ada, exhibit, document("Title", "A:one", "B:two", "C:new"), seen);
        drafts.save(drafts.person("ben"), exhibit, document("Ben's", "A:one", "B:two", "C:new"), new Version(3, 0));
        drafts.save(ada, exhibit, document("Title", "A:one", "B:two", "C:new"), seen);
        assertThat(drafts.latest(exhibit).number).isEqualTo(4);
        assertThat(drafts.latest(exhibit).document.path("title").asText()).isEqualTo("Ben's");
    }

    @Test
    void ofEightWhoSaveAtOnceNobodyLosesABlock() throws Exception {
        long exhibit = drafts.exhibit();
        List<Actor.Person> authors =
                IntStream.range(0, 8).mapToObj(number -> drafts.person("crowd")).toList();
        var acknowledged = new ArrayList<String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<List<String>>>();
            for (Actor.Person author : authors) {
                futures.add(executor.submit(() -> write(author, exhibit)));
            }
            for (Future<List<String>> future : futures) {
                acknowledged.addAll(future.get());
            }
        }
        assertThat(acknowledged).hasSize(80);
        var ids = new ArrayList<String>();
        drafts.latest(exhibit)
                .document
                .path("body")
                .forEach(block -> ids.add(block.path("id").asText()));
        assertThat(ids).containsAll(acknowledged).hasSize(82);
        assertThat(verifyHistory.verify(exhibit)).isInstanceOf(Unbroken.class);
    }

    /** Ten blocks, each saved on top of what the author saw last, which others have mostly saved over by then. */
    private List<String> write(Actor author, long exhibit) {
        var written = new ArrayList<String>();
        Revision seen = drafts.latest(exhibit);
        for (int count = 0; count < 10; count++) {
            String name = author.name() + count;
            var document = (com.fasterxml.jackson.databind.node.ObjectNode) seen.document.deepCopy();
            JsonNode block = document("", name + ":x").at("/body/0");
            document.withArrayProperty("body").add(block);
            SaveOutcome outcome = count % 2 == 0
                    ? drafts.save(author, exhibit, document, seen.version())
                    : drafts.autosave(author, exhibit, document, seen.version());
            seen = saved(outcome);
            written.add(blockId(name));
        }
        return written;
    }

    @Test
    void aVersionIsANumberWithAnEdition() {
        assertThat(Version.parse("12")).isEqualTo(new Version(12, 0)).hasToString("12");
        assertThat(Version.parse("12.3")).isEqualTo(new Version(12, 3)).hasToString("12.3");
        for (String wrong : List.of("", "x", "1.", "1.0", "-1", "01", "1.2.3", "99999999999")) {
            assertThatThrownBy(() -> Version.parse(wrong)).isInstanceOf(Problem.BadRequest.class);
        }
    }
}
