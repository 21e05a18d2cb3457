package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** The forms there are, live or not, and how much came in by each. */
@ApplicationScoped
public class ListForms {

    private static final int MOST = 500;

    public record Row(
            long id,
            String title,
            long submissions,
            @Nullable Instant newest) {}

    @Inject
    Access access;

    @Inject
    EntityManager entities;

    /** The newest form first. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<Row> list(Actor actor) {
        access.requireRight(actor, Right.MANAGE_FORMS);
        List<Tuple> rows = entities.createNativeQuery("""
                        select e.id, coalesce(r.document ->> 'title', ''), coalesce(s.count, 0), s.newest
                        from entry e
                        join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        left join (select page_id, count(*) as count, max(at) as newest from form_submission group by page_id) s
                             on s.page_id = e.id
                        where e.type = :type and e.erased_at is null
                        order by e.id desc limit :most
                        """, Tuple.class)
                .setParameter("type", FormType.NAME)
                .setParameter("most", MOST)
                .getResultList();
        return rows.stream()
                .map(row -> new Row(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, Long.class),
                        row.get(3, Instant.class)))
                .toList();
    }
}
