package org.openvault.backend.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Who may view an entry: what {@link Access} is asked of one person, the other way round. One statement for each question. */
@ApplicationScoped
@Transactional
public class Viewers {

    public record Viewer(long id, String name, String displayName) {}

    /** Any permission on the entry, on what it stands below, or on its type lets view. */
    private static final String VIEWERS = """
            with recursive asked as (
                select e.id, e.kind, e.type, e.folder_id, p.parent_id
                from entry e left join page p on p.entry_id = e.id where e.id = :entry),
            pages (id) as (
                select id from asked where kind = 'page'
                union select parent_id from asked where parent_id is not null
                union select p.parent_id from pages a join page p on p.entry_id = a.id where p.parent_id is not null),
            folders (id) as (
                select folder_id from asked where folder_id is not null
                union select m.parent_id from folders f join media_folder m on m.id = f.id where m.parent_id is not null)
            select u.id, u.name, u.display_name from app_user u
            where u.disabled_at is null and exists (select from asked) and %s and (u.superuser or exists (
                select from membership m join permission p on p.group_id = m.group_id
                where m.user_id = u.id and (
                    p.scope = 'page' and p.page_id in (select id from pages)
                    or p.scope = 'folder' and p.folder_id in (select id from folders)
                    or p.scope = 'type' and p.type in (select type from asked where kind in ('snippet', 'redirect')))))
            order by u.name limit :most
            """;

    @Inject
    EntityManager entities;

    /** By name. */
    public List<Viewer> first(long entryId, int most) {
        return viewers(query("true", entryId, most));
    }

    /** Those of the people who may view it. */
    public List<Viewer> among(long entryId, Collection<Long> userIds) {
        return userIds.isEmpty()
                ? List.of()
                : viewers(query("u.id = any (cast(:ids as bigint[]))", entryId, userIds.size())
                        .setParameter("ids", userIds.toArray(Long[]::new)));
    }

    /** Those who have one of the names, as they are kept: in lower case. */
    public List<Viewer> named(long entryId, Collection<String> names) {
        return names.isEmpty()
                ? List.of()
                : viewers(query("u.name = any (cast(:names as text[]))", entryId, names.size())
                        .setParameter("names", names.toArray(String[]::new)));
    }

    private Query query(String which, long entryId, int most) {
        return entities.createNativeQuery(VIEWERS.formatted(which), Tuple.class)
                .setParameter("entry", entryId)
                .setParameter("most", most);
    }

    @SuppressWarnings("unchecked")
    private static List<Viewer> viewers(Query query) {
        return ((Stream<Tuple>) query.getResultStream())
                .map(row -> new Viewer(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class)))
                .toList();
    }
}
