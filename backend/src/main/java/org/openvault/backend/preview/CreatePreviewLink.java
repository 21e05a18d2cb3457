package org.openvault.backend.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.Version;
import org.openvault.backend.preview.PreviewQueries.Standing;
import org.openvault.backend.problem.Problem;

/** Lets whoever has the link see one version of a page for a short while, as it would stand on the site. */
@ApplicationScoped
public class CreatePreviewLink {

    public record PreviewLink(String token, Version version, Instant expiresAt) {}

    private final Duration length;

    @Inject
    ReadDraft readDraft;

    @Inject
    PreviewQueries queries;

    @Inject
    PreviewKey key;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    CreatePreviewLink(PreviewConfig config) {
        this.length = config.shortened();
    }

    /**
     * For whoever may see the draft.
     *
     * @param wanted null for the latest
     * @throws Problem.NotFound for what is no page, lies in the trash, or is a version that is not kept
     */
    @Transactional
    public PreviewLink create(Actor actor, long pageId, @Nullable Version wanted) {
        Standing page = requireShown(actor, pageId);
        Version version = wanted == null
                ? Revision.findLatest(page.source()).orElseThrow().version()
                : requireKept(actor, page.source(), wanted);
        return link(actor, pageId, version);
    }

    /** To the draft as it is whenever the link is followed: for whoever watches it while it is written. */
    @Transactional
    public PreviewLink createOfLatest(Actor actor, long pageId) {
        requireShown(actor, pageId);
        return link(actor, pageId, PreviewToken.LATEST);
    }

    private Standing requireShown(Actor actor, long pageId) {
        readDraft.latest(actor, pageId); // asks whether the actor may see it
        return queries.findStanding(pageId)
                .orElseThrow(() -> new Problem.NotFound("there is no page " + pageId + " to be shown"));
    }

    private PreviewLink link(Actor actor, long pageId, Version version) {
        Instant expiresAt = clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
        var token = new PreviewToken(pageId, version, expiresAt);
        String said = token.isOfLatest() ? "latest" : version.toString();
        audit.record(
                actor,
                "page.preview_linked",
                pageId,
                null,
                "{\"version\":\"%s\",\"expires_at\":\"%s\"}".formatted(said, expiresAt));
        return new PreviewLink(token.text(key::sign), version, expiresAt);
    }

    private Version requireKept(Actor actor, long source, Version wanted) {
        return readDraft
                .find(actor, source, wanted)
                .orElseThrow(() -> new Problem.NotFound("version %s of entry %d is not kept".formatted(wanted, source)))
                .version();
    }
}
