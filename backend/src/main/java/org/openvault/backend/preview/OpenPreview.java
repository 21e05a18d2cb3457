package org.openvault.backend.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.preview.PreviewQueries.Standing;

/** Finds what a link to a draft shows. The link is all that is asked for: it was given to whoever has it. */
@ApplicationScoped
public class OpenPreview {

    private static final Actor LINK = new Actor.SystemActor("preview link");

    /** What became of a link. */
    public sealed interface Outcome {
        record Opened(PreviewedPage page) implements Outcome {}

        /** The whole site at an instant. */
        record OpenedInstant(Instant at, Instant expiresAt) implements Outcome {}

        record Expired() implements Outcome {}

        /** It was not made here, or was changed, or its page is not there any more: which of these is nobody's business. */
        record Unknown() implements Outcome {}
    }

    @Inject
    PreviewKey key;

    @Inject
    PreviewQueries queries;

    @Inject
    ReadDraft readDraft;

    @Inject
    ContentTypes types;

    @Inject
    Clock clock;

    @Transactional
    public Outcome open(String text) {
        Optional<InstantToken> instant = InstantToken.read(text, key::signInstant);
        if (instant.isPresent()) {
            return open(instant.get());
        }
        Optional<PreviewToken> token = PreviewToken.read(text, key::sign);
        if (token.isPresent() && !clock.instant().isBefore(token.get().expiresAt())) {
            return new Outcome.Expired();
        }
        return token.flatMap(this::find).<Outcome>map(Outcome.Opened::new).orElseGet(Outcome.Unknown::new);
    }

    private Outcome open(InstantToken token) {
        return clock.instant().isBefore(token.expiresAt())
                ? new Outcome.OpenedInstant(token.at(), token.expiresAt())
                : new Outcome.Expired();
    }

    private Optional<PreviewedPage> find(PreviewToken token) {
        return queries.findStanding(token.pageId())
                .flatMap(standing -> revision(standing, token).flatMap(revision -> readDraft
                        .find(LINK, standing.source(), token.isOfLatest() ? revision.version() : token.version())
                        .map(draft -> PreviewedPage.of(
                                token, standing, types.get(draft.type()), draft, revision.createdAt))));
    }

    private static Optional<Revision> revision(Standing standing, PreviewToken token) {
        return token.isOfLatest()
                ? Revision.findLatest(standing.source())
                : Revision.findNumber(standing.source(), token.version().number());
    }
}
