package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.entry.Version;

/** What the API tells of drafts beside what they say. Whether somebody may see it is asked elsewhere. */
@ApplicationScoped
class EntryQueries {

    /** What kind of thing an entry is. */
    record Identity(long id, String kind, String type) {}

    /**
     * An entry around its draft.
     *
     * @param version 0 for an alias
     * @param title of the draft; for an alias what readers see, else empty
     * @param status draft, live, live+draft or scheduled
     * @param nextChange when readers see something else of it; null when nothing is planned
     */
    record Row(
            Identity identity,
            String locale,
            @Nullable Long owner,
            Instant createdAt,
            @Nullable Long parentId,
            @Nullable String slug,
            @Nullable Long aliasOf,
            boolean trashed,
            @Nullable String lockedBy,
            @Nullable Instant lockedAt,
            Version version,
            String title,
            String status,
            @Nullable String liveUrl,
            @Nullable Instant firstPublishedAt,
            @Nullable Instant lastPublishedAt,
            @Nullable Instant nextChange) {}

    @Inject
    EntityManager entities;

    @Inject
    ContentTypes types;

    @Inject
    Clock clock;

    /** What this transaction has written is read again as it is stored: Hibernate does not refresh what is immutable. */
    void forget() {
        entities.flush();
        entities.clear();
    }

    /** Empty for what never was, or was removed for good. */
    @Transactional
    public Optional<Identity> find(long id) {
        return tuples(entities.createNativeQuery(
                                "select id, kind, type from entry where id = :id and erased_at is null", Tuple.class)
                        .setParameter("id", id))
                .stream()
                .map(EntryQueries::identity)
                .findFirst();
    }

    /** The folder of the media library that new files come into. */
    @Transactional
    public long mediaRoot() {
        return MediaFolder.root().id;
    }

    /** The entry and its translations, by locale. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<Long> translations(long id) {
        return entities.createNativeQuery("""
                        select other.id from entry e join entry other on other.translation_key = e.translation_key
                        where e.id = :id and other.erased_at is null
                          and not exists (select 1 from trash t where t.entry_id = other.id)
                        order by other.locale
                        """, Long.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** The numbers of revisions by their ids in the database. */
    @Transactional
    public Map<Long, Integer> numbers(Collection<Long> revisionIds) {
        var numbers = new HashMap<Long, Integer>();
        tuples(entities.createNativeQuery(
                                "select id, number from revision where id = any (cast(:ids as bigint[]))", Tuple.class)
                        .setParameter("ids", revisionIds.toArray(Long[]::new)))
                .forEach(row -> numbers.put(row.get(0, Long.class), row.get(1, Integer.class)));
        return numbers;
    }

    @Transactional
    public List<Row> rows(Collection<Long> ids) {
        return tuples(entities.createNativeQuery("""
                        select e.id, e.kind, e.type, e.locale, e.owner_id, e.created_at, p.parent_id, p.slug, p.alias_of,
                               exists (select 1 from trash t where t.entry_id = e.id) as trashed,
                               l.by as locked_by, l.at as locked_at, r.number, r.edition,
                               coalesce(case when p.alias_of is null then r.document ->> (cast(:titles as jsonb) ->> e.type) end,
                                        live.title, '') as title,
                               case when live.revision_id = r.id then 'live' when live.revision_id is not null then 'live+draft'
                                    when planned.at is not null then 'scheduled' else 'draft' end as status,
                               live.url_path, live.first_published_at, live.last_published_at,
                               least(planned.at, live.live_until) as next_change
                        from entry e
                        left join page p on p.entry_id = e.id
                        left join entry_lock l on l.entry_id = e.id
                        left join lateral (
                            select id, number, edition, document from revision where entry_id = coalesce(p.alias_of, e.id)
                            order by number desc limit 1) r on true
                        left join lateral (
                            select revision_id, url_path, title, first_published_at, last_published_at, live_until from shown
                            where entry_id = e.id and not past and live_from <= :now and (live_until is null or live_until > :now)
                            limit 1) live on true
                        left join lateral (
                            select min(live_from) as at from publication where entry_id = e.id and not past and live_from > :now
                            ) planned on true
                        where e.id = any (cast(:ids as bigint[])) and e.erased_at is null order by e.id
                        """, Tuple.class)
                        .setParameter("titles", titles())
                        .setParameter("now", clock.instant())
                        .setParameter("ids", ids.toArray(Long[]::new)))
                .stream()
                .map(EntryQueries::row)
                .toList();
    }

    /** Which field names an entry, by type. */
    private String titles() {
        ObjectNode titles = JsonNodeFactory.instance.objectNode();
        types.list().forEach(type -> titles.put(type.name(), type.titleField()));
        return titles.toString();
    }

    private static Identity identity(Tuple row) {
        return new Identity(row.get("id", Long.class), row.get("kind", String.class), row.get("type", String.class));
    }

    private static Row row(Tuple row) {
        Long aliasOf = row.get("alias_of", Long.class);
        Integer number = row.get("number", Integer.class);
        return new Row(
                identity(row),
                row.get("locale", String.class),
                row.get("owner_id", Long.class),
                row.get("created_at", Instant.class),
                row.get("parent_id", Long.class),
                row.get("slug", String.class),
                aliasOf,
                row.get("trashed", Boolean.class),
                row.get("locked_by", String.class),
                row.get("locked_at", Instant.class),
                aliasOf != null || number == null
                        ? new Version(0, 0)
                        : new Version(number, row.get("edition", Integer.class)),
                row.get("title", String.class),
                row.get("status", String.class),
                row.get("url_path", String.class),
                row.get("first_published_at", Instant.class),
                row.get("last_published_at", Instant.class),
                row.get("next_change", Instant.class));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
