package org.openvault.backend.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.entry.SaveOutcome;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GatherReleaseTest {

    @Inject
    SampleSite site;

    @Inject
    SaveDraft saveDraft;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    PublishRelease publishRelease;

    @Inject
    Snapshots snapshots;

    @Test
    void whatIsWrittenAfterItWasGatheredIsWhatIsPublished() {
        long page =
                site.published(site.get().home, "pages.StandardPage", SampleSite.slug("gathered"), "{'title':'First'}");
        int number = autosave(page, "{'title':'As gathered'}").number;
        long release = gatherRelease.create(EDITOR, "Gathered", "").id;
        gatherRelease.add(EDITOR, release, List.of(new ReleaseItem.Publish(page, null)));
        assertThat(autosave(page, "{'title':'As published'}").number)
                .as("the same run of autosaves")
                .isEqualTo(number);

        publishRelease.publish(EDITOR, release, null);

        try (var snapshot = snapshots.open()) {
            assertThat(snapshot.byIds(List.of(page)).getFirst().title()).isEqualTo("As published");
        }
    }

    @Transactional
    Revision autosave(long page, String document) {
        var seen = Revision.findLatest(page).orElseThrow().version();
        return ((SaveOutcome.Saved) saveDraft.save(EDITOR, page, SampleSite.json(document), seen, "", true)).revision();
    }
}
