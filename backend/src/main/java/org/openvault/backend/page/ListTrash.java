package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** What was thrown away, and with how much below it: of that, what somebody may see. */
@ApplicationScoped
public class ListTrash {

    /** So much of what was thrown away last is looked through. */
    public static final int MOST = 1000;

    /** @param entries how many went together, the one thrown away among them */
    public record Thrown(long entryId, String kind, String type, String title, Instant at, String by, long entries) {}

    public record Part(int count, List<Thrown> thrown) {}

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    EntityManager entities;

    /** The last first. */
    @Transactional
    public Part list(Actor actor, int offset, int limit) {
        List<Long> all = newest();
        Set<Long> visible = access.which(actor, Verb.VIEW, all);
        List<Long> seen = all.stream().filter(visible::contains).toList();
        return new Part(
                seen.size(), describe(seen.stream().skip(offset).limit(limit).toList()));
    }

    @SuppressWarnings("unchecked")
    private List<Long> newest() {
        return entities.createNativeQuery(
                        "select entry_id from trash where entry_id = root_id order by at desc, entry_id desc limit :most",
                        Long.class)
                .setParameter("most", MOST)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Thrown> describe(List<Long> roots) {
        Collection<ContentType> all = types.list();
        List<Tuple> rows = entities.createNativeQuery("""
                        select t.entry_id, e.kind, e.type, coalesce(r.title, p.slug, ''), t.at, t.by,
                               (select count(*) from trash others where others.root_id = t.root_id)
                        from trash t join entry e on e.id = t.entry_id left join page p on p.entry_id = e.id
                        left join unnest(cast(:types as text[]), cast(:fields as text[])) as f (type, field) on f.type = e.type
                        left join lateral (
                            select r.document ->> f.field from revision r where r.entry_id = e.id order by r.number desc limit 1) as r (title) on true
                        where t.entry_id = any (cast(:roots as bigint[])) order by t.at desc, t.entry_id desc
                        """, Tuple.class)
                .setParameter("types", all.stream().map(ContentType::name).toArray(String[]::new))
                .setParameter(
                        "fields", all.stream().map(ContentType::titleField).toArray(String[]::new))
                .setParameter("roots", roots.toArray(Long[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new Thrown(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, String.class),
                        row.get(6, Long.class)))
                .toList();
    }
}
