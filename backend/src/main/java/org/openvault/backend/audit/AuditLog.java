package org.openvault.backend.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;

/** Written by every use case, in its own transaction. */
@ApplicationScoped
public class AuditLog {

    /** One line of many that a use case writes together. @param action past tense, {@code page.published} */
    public record Record(
            String action,
            @Nullable Long entryId,
            @Nullable String before,
            @Nullable String after) {}

    @Inject
    Clock clock;

    @Inject
    EntityManager entities;

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

    /** In one statement, however many. */
    public void recordAll(Actor actor, List<Record> records) {
        entities.createNativeQuery("""
                        insert into audit_entry (at, actor, user_id, action, entry_id, before, after)
                        select :at, :actor, cast(:user as bigint), action, entry_id, cast(before as jsonb), cast(after as jsonb)
                        from unnest(cast(:actions as text[]), cast(:entries as bigint[]), cast(:befores as text[]), cast(:afters as text[]))
                             as r (action, entry_id, before, after)
                        """)
                .setParameter("at", clock.instant())
                .setParameter("actor", actor.name())
                .setParameter("user", actor.userIdOrNull())
                .setParameter("actions", records.stream().map(Record::action).toArray(String[]::new))
                .setParameter("entries", records.stream().map(Record::entryId).toArray(Long[]::new))
                .setParameter("befores", records.stream().map(Record::before).toArray(String[]::new))
                .setParameter("afters", records.stream().map(Record::after).toArray(String[]::new))
                .executeUpdate();
    }
}
