package org.openvault.backend.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;

/** An address that is told of changes. Its cursor and lease are the business of {@link WebhookQueries} alone. */
@Entity
@DynamicUpdate
public class Webhook extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;
    public String url;

    /** {@code page.published}, {@code page.*}; empty for all. */
    public String[] kinds;

    /** Of which a change must have one; empty for all. */
    public String[] tags;

    String secret;

    @Nullable
    String formerSecret;

    public @Nullable Instant formerSecretUntil;

    /** Up to which sequence of the feed there are deliveries. */
    public long cursor;

    public @Nullable Instant failingSince;
    public @Nullable Instant disabledAt;
    public @Nullable String disabledBecause;
    public Instant createdAt;
    public String createdBy;

    static Webhook get(long id) {
        return Webhook.<Webhook>findByIdOptional(id).orElseThrow(() -> missing(id));
    }

    static Webhook getLocked(long id) {
        return Webhook.<Webhook>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> missing(id));
    }

    private static Problem missing(long id) {
        return new Problem.NotFound("there is no webhook " + id);
    }

    void disable(Instant now, String because) {
        disabledAt = now;
        disabledBecause = because;
    }

    void enable() {
        disabledAt = null;
        disabledBecause = null;
        failingSince = null;
    }

    /** For the audit: no secret is in it. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("url", url)
                .put("enabled", disabledAt == null)
                .put("disabled_because", disabledBecause);
        var kindList = json.putArray("kinds");
        List.of(kinds).forEach(kindList::add);
        var tagList = json.putArray("tags");
        List.of(tags).forEach(tagList::add);
        return json.toString();
    }
}
