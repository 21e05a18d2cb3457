package org.openvault.backend.api.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of kept answers. Always within the transaction of the work that they answer. */
@ApplicationScoped
class AnswerQueries {

    private static final Duration KEPT = Duration.ofHours(24);

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** Whether nobody else does this work now; until the transaction ends nobody else will. */
    boolean takeTurn(IdempotencyKey key) {
        return (boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(:turn)", Boolean.class)
                .setParameter("turn", key.turn())
                .getSingleResult();
    }

    @SuppressWarnings("unchecked")
    Optional<KeptAnswer> find(IdempotencyKey key) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select digest, status, cast(headers as text) as headers, body from kept_answer
                        where id = :id and kept_until > :now
                        """, Tuple.class)
                .setParameter("id", key.id())
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream().findFirst().map(row -> answer(key, row));
    }

    private KeptAnswer answer(IdempotencyKey key, Tuple row) {
        try {
            return new KeptAnswer(
                    row.get("digest", byte[].class),
                    ((Number) row.get("status")).intValue(),
                    json.readValue(row.get("headers", String.class), new TypeReference<Map<String, String>>() {}),
                    key.opened(row.get("body", byte[].class)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON", impossible);
        }
    }

    /** Nothing happens where another answer is kept already. */
    void keep(IdempotencyKey key, long userId, KeptAnswer answer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entities.createNativeQuery("""
                        insert into kept_answer as k (id, user_id, digest, status, headers, body, kept_until)
                        values (:id, :user, :digest, :status, cast(:headers as jsonb), :body, :until)
                        on conflict (id) do update set digest = excluded.digest, status = excluded.status,
                            headers = excluded.headers, body = excluded.body, kept_until = excluded.kept_until
                        where k.kept_until <= :now
                        """)
                .setParameter("id", key.id())
                .setParameter("user", userId)
                .setParameter("digest", answer.digest())
                .setParameter("status", answer.status())
                .setParameter("headers", json.valueToTree(answer.headers()).toString())
                .setParameter("body", key.sealed(answer.body()))
                .setParameter("until", now.plus(KEPT))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** @return how many were forgotten */
    int forget(int most) {
        return entities.createNativeQuery("""
                        delete from kept_answer where id in (
                            select id from kept_answer where kept_until <= :now order by kept_until limit :most for update skip locked)
                        """)
                .setParameter("now", clock.instant())
                .setParameter("most", most)
                .executeUpdate();
    }
}
