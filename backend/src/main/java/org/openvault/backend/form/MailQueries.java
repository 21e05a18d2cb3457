package org.openvault.backend.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Mails that are to be sent: workers of all processes take turns. */
@ApplicationScoped
class MailQueries {

    private static final int TURN = 10;

    /** @param attempt from 1 */
    record Job(long submission, String[] recipients, String subject, int attempt) {}

    @Inject
    EntityManager entities;

    /** Those that are due, put off until the lease ends: if whoever takes them dies, they are due again. */
    @SuppressWarnings("unchecked")
    List<Job> claim(Instant now, Instant until) {
        List<Tuple> rows = entities.createNativeQuery("""
                        with due as (
                            select submission_id from form_mail where state = 'waiting' and due_at <= :now
                            order by due_at limit :most for update skip locked)
                        update form_mail m set due_at = :until, attempts = attempts + 1 from due
                        where m.submission_id = due.submission_id
                        returning m.submission_id, m.recipients, m.subject, m.attempts
                        """, Tuple.class)
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("most", TURN)
                .getResultList();
        return rows.stream()
                .map(row -> new Job(
                        row.get("submission_id", Long.class),
                        row.get("recipients", String[].class),
                        row.get("subject", String.class),
                        row.get("attempts", Integer.class)))
                .toList();
    }

    void noteSent(long submission, Instant now) {
        entities.createNativeQuery(
                        "update form_mail set state = 'sent', ended_at = :now, last_error = null where submission_id = :id")
                .setParameter("now", now)
                .setParameter("id", submission)
                .executeUpdate();
    }

    void noteFailed(long submission, String error, Instant next) {
        entities.createNativeQuery("update form_mail set due_at = :next, last_error = :error where submission_id = :id")
                .setParameter("next", next)
                .setParameter("error", error)
                .setParameter("id", submission)
                .executeUpdate();
    }

    void noteDead(long submission, String error, Instant now) {
        entities.createNativeQuery(
                        "update form_mail set state = 'dead', ended_at = :now, last_error = :error where submission_id = :id")
                .setParameter("now", now)
                .setParameter("error", error)
                .setParameter("id", submission)
                .executeUpdate();
    }
}
