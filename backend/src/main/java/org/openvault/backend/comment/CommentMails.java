package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mails about comments that are to be sent: workers of all processes take turns. */
@ApplicationScoped
class CommentMails {

    private static final int TURN = 10;

    /**
     * @param attempt from 1
     * @param email null where it was taken away meanwhile
     * @param mentioned or else they spoke in the thread before
     */
    record Job(
            long comment,
            long user,
            int attempt,
            @Nullable String email,
            boolean mentioned,
            String author,
            String body,
            long entry,
            String kind,
            String type,
            String title) {}

    @Inject
    EntityManager entities;

    /** Those that are due, put off until the lease ends: if whoever takes them dies, they are due again. */
    @SuppressWarnings("unchecked")
    List<Job> claim(Instant now, Instant until) {
        List<Tuple> rows = entities.createNativeQuery("""
                        with due as (
                            select comment_id, user_id from comment_mail where due_at <= :now
                            order by due_at limit :most for update skip locked),
                        taken as (
                            update comment_mail m set due_at = :until, attempts = attempts + 1 from due
                            where m.comment_id = due.comment_id and m.user_id = due.user_id
                            returning m.comment_id, m.user_id, m.attempts)
                        select t.comment_id, t.user_id, t.attempts, u.email,
                               exists (select from comment_mention n where n.comment_id = c.id and n.user_id = u.id),
                               a.display_name, c.body, e.id, e.kind, e.type,
                               coalesce(r.document ->> 'title', r.document ->> 'name', '')
                        from taken t join comment c on c.id = t.comment_id join app_user u on u.id = t.user_id
                        join app_user a on a.id = c.author_id join entry e on e.id = c.entry_id
                        left join lateral (
                            select document from revision where entry_id = e.id order by number desc limit 1) r on true
                        """, Tuple.class)
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("most", TURN)
                .getResultList();
        return rows.stream().map(CommentMails::job).toList();
    }

    private static Job job(Tuple row) {
        return new Job(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, Integer.class),
                row.get(3, String.class),
                row.get(4, Boolean.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, Long.class),
                row.get(8, String.class),
                row.get(9, String.class),
                row.get(10, String.class));
    }

    void putOff(Job job, Instant next) {
        entities.createNativeQuery(
                        "update comment_mail set due_at = :next where comment_id = :comment and user_id = :user")
                .setParameter("next", next)
                .setParameter("comment", job.comment())
                .setParameter("user", job.user())
                .executeUpdate();
    }

    void end(Job job) {
        entities.createNativeQuery("delete from comment_mail where comment_id = :comment and user_id = :user")
                .setParameter("comment", job.comment())
                .setParameter("user", job.user())
                .executeUpdate();
    }
}
