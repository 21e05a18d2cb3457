package org.openvault.backend.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;

/** What happened, the newest first. */
@ApplicationScoped
public class ReadHistory {

    /** What is asked for; null in any of these for whatever it is. @param action one word of the log, {@code page.moved} */
    public record Question(
            @Nullable Long entry,
            @Nullable Long user,
            @Nullable String action,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /** @param next before which entry the following part begins; null when there is none */
    public record Part(List<AuditEntry> entries, @Nullable Long next) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    @Inject
    Access access;

    /** @param before only what was written before this entry of the log; null for the newest */
    @Transactional
    public Part read(Actor actor, Question question, @Nullable Long before, int limit) {
        requireRights(actor, question);
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<AuditEntry> found = AuditEntry.<AuditEntry>find(conditions(question, before, parameters), parameters)
                .range(0, limit)
                .list();
        boolean more = found.size() > limit;
        List<AuditEntry> part = more ? found.subList(0, limit) : found;
        return new Part(part, more ? part.getLast().id : null);
    }

    /** Whoever sees an entry sees what became of it. */
    private void requireRights(Actor actor, Question question) {
        if (question.entry() == null) {
            access.requireRight(actor, Right.VIEW_HISTORY);
        } else if (!access.mayRight(actor, Right.VIEW_HISTORY)) {
            access.require(actor, Verb.VIEW, question.entry());
        }
    }

    private static String conditions(Question question, @Nullable Long before, Map<String, Object> parameters) {
        var conditions = new StringBuilder("1 = 1");
        add(conditions, parameters, "entryId = ", "entry", question.entry());
        add(conditions, parameters, "userId = ", "user", question.user());
        add(conditions, parameters, "action = ", "action", question.action());
        add(conditions, parameters, "at >= ", "since", question.since());
        add(conditions, parameters, "at < ", "until", question.until());
        add(conditions, parameters, "id < ", "before", before);
        return conditions.append(" order by id desc").toString();
    }

    private static void add(
            StringBuilder conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.append(" and ").append(condition).append(':').append(name);
            parameters.put(name, value);
        }
    }
}
