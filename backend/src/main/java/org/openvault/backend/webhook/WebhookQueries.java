package org.openvault.backend.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What passes between the feed, the deliveries and the workers: all that several processes take turns at. */
@ApplicationScoped
class WebhookQueries {

    private static final int PART = 500;
    private static final int WEBHOOKS = 50;
    private static final int OLD = 1000;

    /** One attempt to be made. @param secrets that sign: the present one, and while it may the former */
    record Job(
            long webhook,
            long delivery,
            String url,
            List<String> secrets,
            @Nullable Long sequence,
            String kind,
            Instant at,
            List<String> tags,
            int attempt) {}

    @Inject
    EntityManager entities;

    /**
     * Goes on from each webhook's cursor: the deliveries and the cursor's new place are one statement, so that each change
     * becomes one delivery, however many do this and whenever they die. The feed has no gaps and is in the order of commits:
     * what is behind the head is all that ever will be.
     *
     * @return how many webhooks were behind
     */
    int makeDeliveries(Instant now) {
        return ((Number) entities.createNativeQuery("""
                        with head as (select coalesce(max(sequence), 0) as sequence from change),
                        behind as (
                            select id, cursor, kinds, tags from webhook
                            where disabled_at is null and cursor < (select sequence from head)
                            order by cursor limit :webhooks for update skip locked),
                        part as (
                            select b.*, greatest(b.cursor, least(b.cursor + :part, head.sequence)) as until from behind b, head),
                        moved as (
                            update webhook w set cursor = part.until from part where w.id = part.id),
                        made as (
                            insert into webhook_delivery (webhook_id, sequence, kind, at, state, due_at)
                            select part.id, c.sequence, c.kind, c.at, 'waiting', :now
                            from part join change c on c.sequence > part.cursor and c.sequence <= part.until
                            where (part.kinds = '{}' or c.kind = any (part.kinds)
                                   or split_part(c.kind, '.', 1) || '.*' = any (part.kinds))
                              and (part.tags = '{}' or c.tags && part.tags)
                            order by part.id, c.sequence)
                        select count(*) from part
                        """)
                        .setParameter("webhooks", WEBHOOKS)
                        .setParameter("part", PART)
                        .setParameter("now", now)
                        .getSingleResult())
                .intValue();
    }

    /** Webhooks that have something to be sent and that nobody serves. In no certain order, so that each has its turn. */
    @SuppressWarnings("unchecked")
    List<Long> claim(UUID lease, Instant now, Instant until, int most) {
        return entities.createNativeQuery("""
                        with free as (
                            select id from webhook w
                            where disabled_at is null and (leased_until is null or leased_until <= :now)
                              and exists (select 1 from webhook_delivery d
                                          where d.webhook_id = w.id and d.state = 'waiting' and d.due_at <= :now)
                            order by random() limit :most for update skip locked)
                        update webhook w set lease = :lease, leased_until = :until from free where w.id = free.id returning w.id
                        """, Long.class)
                .setParameter("lease", lease)
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("most", most)
                .getResultList();
    }

    /** @return false when the lease is over: somebody else may be at it */
    boolean renew(long webhook, UUID lease, Instant until) {
        return entities.createNativeQuery(
                                "update webhook set leased_until = :until where id = :id and lease = :lease and disabled_at is null")
                        .setParameter("until", until)
                        .setParameter("id", webhook)
                        .setParameter("lease", lease)
                        .executeUpdate()
                == 1;
    }

    void release(long webhook, UUID lease) {
        entities.createNativeQuery(
                        "update webhook set lease = null, leased_until = null where id = :id and lease = :lease")
                .setParameter("id", webhook)
                .setParameter("lease", lease)
                .executeUpdate();
    }

    /** What is due first: what was never tried comes in the order of the feed. */
    Optional<Job> findNext(long webhook, Instant now) {
        return entities
                .createNativeQuery("""
                        select d.id, w.url, w.secret, case when w.former_secret_until > :now then w.former_secret end as former,
                               d.sequence, d.kind, d.at, array_to_string(coalesce(c.tags, '{}'), chr(1)) as tags, d.attempts
                        from webhook_delivery d join webhook w on w.id = d.webhook_id left join change c on c.sequence = d.sequence
                        where d.webhook_id = :webhook and d.state = 'waiting' and d.due_at <= :now
                        order by d.due_at, d.id limit 1
                        """, Tuple.class)
                .setParameter("webhook", webhook)
                .setParameter("now", now)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> job(webhook, (Tuple) row));
    }

    private static Job job(long webhook, Tuple row) {
        String tags = row.get("tags", String.class);
        return new Job(
                webhook,
                row.get("id", Long.class),
                row.get("url", String.class),
                Stream.of(row.get("secret", String.class), row.get("former", String.class))
                        .filter(secret -> secret != null)
                        .toList(),
                row.get("sequence", Long.class),
                row.get("kind", String.class),
                row.get("at", Instant.class),
                tags.isEmpty() ? List.of() : List.of(tags.split("\u0001")),
                row.get("attempts", Integer.class) + 1);
    }

    void noteDelivered(Job job, int status, Instant now) {
        entities.createNativeQuery("""
                        update webhook_delivery set state = 'delivered', attempts = attempts + 1, last_at = :now, ended_at = :now,
                               last_status = :status, last_error = null
                        where id = :id and state = 'waiting'
                        """)
                .setParameter("now", now)
                .setParameter("status", status)
                .setParameter("id", job.delivery())
                .executeUpdate();
        entities.createNativeQuery(
                        "update webhook set failing_since = null where id = :id and failing_since is not null")
                .setParameter("id", job.webhook())
                .executeUpdate();
    }

    /**
     * The next attempt comes after twice as long as the one before, less up to half of it by chance: those that failed together
     * do not all come back together.
     */
    void noteFailed(Job job, @Nullable Integer status, String error, int most, WebhookConfig config, Instant now) {
        entities.createNativeQuery("""
                        update webhook_delivery set attempts = attempts + 1, last_at = :now,
                               last_status = cast(:status as integer), last_error = :error,
                               state = case when attempts + 1 >= :most then 'dead' else 'waiting' end,
                               ended_at = case when attempts + 1 >= :most then cast(:now as timestamptz) end,
                               due_at = cast(:now as timestamptz) + make_interval(secs =>
                                   least(:last, :first * power(2, least(attempts, 40))) * (0.5 + random() / 2))
                        where id = :id and state = 'waiting'
                        """)
                .setParameter("now", now)
                .setParameter("status", status)
                .setParameter("error", error)
                .setParameter("most", most)
                .setParameter("first", config.firstRetry().toMillis() / 1000.0)
                .setParameter("last", config.lastRetry().toMillis() / 1000.0)
                .setParameter("id", job.delivery())
                .executeUpdate();
    }

    /** @return how many there are to be sent again */
    int replayDead(long webhook, Instant now) {
        return entities.createNativeQuery("""
                        update webhook_delivery set state = 'waiting', attempts = 0, due_at = :now, ended_at = null
                        where webhook_id = :webhook and state = 'dead'
                        """)
                .setParameter("webhook", webhook)
                .setParameter("now", now)
                .executeUpdate();
    }

    void forget(Instant endedBefore) {
        entities.createNativeQuery("""
                        delete from webhook_delivery where id in (
                            select id from webhook_delivery where state <> 'waiting' and ended_at < :before
                            order by ended_at limit :most for update skip locked)
                        """)
                .setParameter("before", endedBefore)
                .setParameter("most", OLD)
                .executeUpdate();
    }

    long head() {
        return ((Number) entities.createNativeQuery("select coalesce(max(sequence), 0) from change")
                        .getSingleResult())
                .longValue();
    }
}
