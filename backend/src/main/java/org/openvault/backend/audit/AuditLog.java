package org.openvault.backend.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;

/** Written by every use case, in its own transaction. */
@ApplicationScoped
public class AuditLog {

    @Inject
    Clock clock;

    /**
     * @param action past tense, {@code page.published}
     * @param before JSON of what changed, as it was; null when nothing was
     */
    public void record(
            Actor actor, String action, @Nullable Long entryId, @Nullable String before, @Nullable String after) {
        var entry = new AuditEntry();
        entry.at = clock.instant();
        entry.actor = actor.name();
        entry.userId = actor.userIdOrNull();
        entry.action = action;
        entry.entryId = entryId;
        entry.before = before;
        entry.after = after;
        entry.persist();
    }
}
