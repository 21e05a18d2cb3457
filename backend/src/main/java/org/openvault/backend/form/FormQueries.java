package org.openvault.backend.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.problem.Problem;

/** Forms as they are live, and what came in by them. */
@ApplicationScoped
class FormQueries {

    private static final int OLD = 10_000;

    private static final String SUBMISSION = """
            select s.id, s.page_id, s.form_title, s.at, s.keep_until, cast(s.answers as text) as answers, m.state, m.last_error
            from form_submission s left join form_mail m on m.submission_id = s.id
            """;

    record LiveForm(long pageId, String title, JsonNode document) {}

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    /** Empty also for a form that is not for everybody. */
    Optional<LiveForm> findLive(long pageId, Instant now) {
        return rows(entities.createNativeQuery("""
                        select p.title, cast(r.document as text) as document
                        from live_at(cast(:now as timestamptz), false) p join revision r on r.id = p.revision_id
                        where p.entry_id = :page and p.type = :type
                        """, Tuple.class)
                        .setParameter("now", now)
                        .setParameter("page", pageId)
                        .setParameter("type", FormType.NAME))
                .stream()
                .findFirst()
                .map(row ->
                        new LiveForm(pageId, row.get("title", String.class), read(row.get("document", String.class))));
    }

    /** @throws Problem.NotFound when there is no such form */
    void requireForm(long pageId) {
        if (!isForm(pageId)) {
            throw new Problem.NotFound("there is no form " + pageId);
        }
    }

    private boolean isForm(long pageId) {
        return !entities.createNativeQuery("select 1 from entry where id = :page and type = :type and kind = 'page'")
                .setParameter("page", pageId)
                .setParameter("type", FormType.NAME)
                .getResultList()
                .isEmpty();
    }

    boolean wasUsed(byte[] stamp) {
        return !entities.createNativeQuery("select 1 from form_submission where stamp = :stamp")
                .setParameter("stamp", stamp)
                .getResultList()
                .isEmpty();
    }

    /** Empty where the same stamp was used meanwhile. */
    Optional<Long> insert(LiveForm form, String answers, byte[] stamp, Instant now, Instant keepUntil) {
        return entities.createNativeQuery("""
                        insert into form_submission (page_id, form_title, at, answers, stamp, keep_until)
                        values (:page, :title, :now, cast(:answers as jsonb), :stamp, :until)
                        on conflict (stamp) do nothing returning id
                        """, Long.class)
                .setParameter("page", form.pageId())
                .setParameter("title", form.title())
                .setParameter("now", now)
                .setParameter("answers", answers)
                .setParameter("stamp", stamp)
                .setParameter("until", keepUntil)
                .getResultStream()
                .findFirst()
                .map(Long.class::cast);
    }

    void queueMail(long submission, String[] recipients, String subject, Instant now) {
        entities.createNativeQuery("""
                        insert into form_mail (submission_id, recipients, subject, state, due_at)
                        values (:submission, :recipients, :subject, 'waiting', :now)
                        """)
                .setParameter("submission", submission)
                .setParameter("recipients", recipients)
                .setParameter("subject", subject)
                .setParameter("now", now)
                .executeUpdate();
    }

    long count(long pageId) {
        return ((Number) entities.createNativeQuery("select count(*) from form_submission where page_id = :page")
                        .setParameter("page", pageId)
                        .getSingleResult())
                .longValue();
    }

    List<Submission> list(long pageId, int offset, int limit) {
        return rows(entities.createNativeQuery(
                                SUBMISSION + "where s.page_id = :page order by s.id desc offset :offset limit :limit",
                                Tuple.class)
                        .setParameter("page", pageId)
                        .setParameter("offset", offset)
                        .setParameter("limit", limit))
                .stream()
                .map(this::submission)
                .toList();
    }

    Optional<Submission> find(long pageId, long id) {
        return rows(entities.createNativeQuery(SUBMISSION + "where s.page_id = :page and s.id = :id", Tuple.class)
                        .setParameter("page", pageId)
                        .setParameter("id", id))
                .stream()
                .findFirst()
                .map(this::submission);
    }

    Optional<Submission> find(long id) {
        return rows(entities.createNativeQuery(SUBMISSION + "where s.id = :id", Tuple.class)
                        .setParameter("id", id))
                .stream()
                .findFirst()
                .map(this::submission);
    }

    boolean delete(long pageId, long id) {
        return entities.createNativeQuery("delete from form_submission where page_id = :page and id = :id")
                        .setParameter("page", pageId)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    int deleteOld(Instant now) {
        return entities.createNativeQuery("""
                        delete from form_submission where id in (
                            select id from form_submission where keep_until <= :now order by keep_until limit :most)
                        """)
                .setParameter("now", now)
                .setParameter("most", OLD)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(jakarta.persistence.Query query) {
        return query.getResultList();
    }

    private Submission submission(Tuple row) {
        return new Submission(
                row.get("id", Long.class),
                row.get("page_id", Long.class),
                row.get("form_title", String.class),
                row.get("at", Instant.class),
                row.get("keep_until", Instant.class),
                read(row.get("answers", String.class)),
                row.get("state", String.class),
                row.get("last_error", String.class));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON", impossible);
        }
    }
}
