package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** What readers sent by a form: personal, so for those only who look after forms. */
@ApplicationScoped
public class ReadSubmissions {

    /** As many as one file holds. */
    public static final int MOST_EXPORTED = 10_000;

    public record Part(long count, List<Submission> items) {
        public Part {
            items = List.copyOf(items);
        }
    }

    @Inject
    Access access;

    @Inject
    FormQueries queries;

    @Inject
    AuditLog audit;

    /** The newest first. */
    @Transactional
    public Part list(Actor actor, long pageId, int offset, int limit) {
        access.requireRight(actor, Right.MANAGE_FORMS);
        queries.requireForm(pageId);
        return new Part(queries.count(pageId), queries.list(pageId, offset, limit));
    }

    @Transactional
    public Submission get(Actor actor, long pageId, long id) {
        access.requireRight(actor, Right.MANAGE_FORMS);
        return queries.find(pageId, id)
                .orElseThrow(() -> new Problem.NotFound("there is no submission %d of form %d".formatted(id, pageId)));
    }

    /** The newest {@value #MOST_EXPORTED}, for a table; that they left is noted. */
    @Transactional
    public List<Submission> export(Actor actor, long pageId) {
        access.requireRight(actor, Right.MANAGE_FORMS);
        queries.requireForm(pageId);
        List<Submission> all = queries.list(pageId, 0, MOST_EXPORTED);
        audit.record(actor, "form.exported", pageId, null, "{\"submissions\":%d}".formatted(all.size()));
        return all;
    }
}
