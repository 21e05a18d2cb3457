package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Entries that can be spoken about: pages and snippets, by whoever may see their drafts. */
@ApplicationScoped
class Discussed {

    private static final Set<String> KINDS = Set.of("page", "snippet");

    @Inject
    Access access;

    /**
     * The entry with its row locked: what is said about one takes turns, so that the bounds hold.
     *
     * @throws Problem.NotFound when there is no such page or snippet, or not any more
     */
    Entry getLocked(Actor actor, long entryId) {
        access.require(actor, Verb.VIEW, entryId);
        Entry entry = Entry.getLocked(entryId);
        if (!KINDS.contains(entry.kind) || entry.erasedAt != null) {
            throw new Problem.NotFound("there is no page or snippet " + entryId);
        }
        return entry;
    }
}
