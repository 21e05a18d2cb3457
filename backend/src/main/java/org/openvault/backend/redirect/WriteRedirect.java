package org.openvault.backend.redirect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.ReadDraft;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.site.Site;

/** Says where an old address leads, and lets readers follow it at once. */
@ApplicationScoped
public class WriteRedirect {

    @Inject
    RedirectType type;

    @Inject
    RedirectQueries queries;

    @Inject
    CreateEntry createEntry;

    @Inject
    ReadDraft readDraft;

    @Inject
    SaveDraft saveDraft;

    @Inject
    PublishEntry publishEntry;

    /**
     * @param id of the redirect; null for the one of the old address, or a new one where there is none
     * @throws Problem.Conflict when a page or another redirect stands at the old address
     */
    @Transactional
    public long write(Actor actor, @Nullable Long id, WantedRedirect wanted) {
        wanted.require();
        Optional<Long> known = Optional.ofNullable(id).or(() -> queries.find(type.name(), wanted.from()));
        long entry = known.map(found -> save(actor, found, wanted))
                .orElseGet(
                        () -> createEntry.create(actor, type.name(), Site.getDefault(), wanted.document(null), "").id);
        switch (publishEntry.publish(actor, entry)) {
            case PublishOutcome.Published done -> {}
            case PublishOutcome.Unchanged same -> {}
            case PublishOutcome.Refused refused -> throw new Problem.InvalidContent(refused.faults());
            case PublishOutcome.Conflict conflict ->
                throw new Problem.Conflict("something else stands at " + conflict.path());
        }
        return entry;
    }

    private long save(Actor actor, long id, WantedRedirect wanted) {
        var draft = readDraft.latest(actor, id);
        if (!draft.type().equals(type.name())) {
            throw new Problem.NotFound("there is no redirect " + id);
        }
        saveDraft.save(
                actor, id, wanted.document(draft.document()), draft.version().number(), "");
        return id;
    }
}
