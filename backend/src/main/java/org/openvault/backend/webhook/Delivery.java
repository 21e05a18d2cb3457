package org.openvault.backend.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;

/** One change that one webhook is to be told of, or a ping. */
@Entity(name = "webhook_delivery")
@DynamicUpdate
public class Delivery extends PanacheEntityBase {

    static final String PING = "ping";

    public enum State {
        waiting,
        delivered,
        /** Given up after too many failures; it can be replayed. */
        dead,
        cancelled
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long webhookId;

    /** Of the change; null for a ping. */
    public @Nullable Long sequence;

    public String kind;

    /** When the change was made. */
    public Instant at;

    @jakarta.persistence.Enumerated(jakarta.persistence.EnumType.STRING)
    @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.VARCHAR)
    public State state = State.waiting;

    public int attempts;

    /** When it is tried next, or would have been. */
    public Instant dueAt;

    public @Nullable Instant lastAt;
    public @Nullable Integer lastStatus;
    public @Nullable String lastError;
    public @Nullable Instant endedAt;

    static Delivery get(long webhookId, long id) {
        return find("webhookId = ?1 and id = ?2", webhookId, id)
                .<Delivery>firstResultOptional()
                .orElseThrow(() -> missing(webhookId, id));
    }

    static Delivery getLocked(long webhookId, long id) {
        return find("webhookId = ?1 and id = ?2", webhookId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Delivery>firstResultOptional()
                .orElseThrow(() -> missing(webhookId, id));
    }

    private static Problem missing(long webhookId, long id) {
        return new Problem.NotFound("there is no delivery %d of webhook %d".formatted(id, webhookId));
    }

    String json() {
        return "{\"webhook\":%d,\"delivery\":%d,\"state\":\"%s\"}".formatted(webhookId, id, state);
    }
}
