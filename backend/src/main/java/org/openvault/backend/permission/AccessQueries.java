package org.openvault.backend.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access.Listed;
import org.openvault.backend.permission.Access.Viewable;

/**
 * What the tables say of a person's rights, one statement for each question, read anew each time: a right that was taken
 * away ends at once. Somebody disabled has none, whatever the rows say.
 */
@ApplicationScoped
class AccessQueries {

    /** An entry that was asked about, and the answer. */
    record Answer(long id, String kind, boolean allowed) {}

    /** The person, and the permissions that answer the verb: any verb lets view, and whoever adds may edit what is theirs. */
    private static final String HELD = """
            with recursive person as (
                select id, superuser from app_user where id = :user and disabled_at is null),
            held as (
                select p.scope, p.page_id, p.folder_id, p.type, p.verb = 'add' and :verb = 'edit' as own_only
                from person join membership m on m.user_id = person.id join permission p on p.group_id = m.group_id
                where p.scope in ('page', 'folder', 'type')
                  and (p.verb = :verb or :verb = 'view' or :verb = 'edit' and p.verb = 'add'))
            """;

    /** Goes up from the distinct places of all entries, so that ten thousand siblings cost one way to the root. */
    private static final String ENTRIES = HELD + """
            , asked as (
                select e.id, e.kind, e.type, e.folder_id, p.parent_id, :owned and e.owner_id = :user as own
                from entry e left join page p on p.entry_id = e.id where %s),
            above (place, page) as (
                select distinct parent_id, parent_id from asked where parent_id is not null
                union select a.place, p.parent_id from above a join page p on p.entry_id = a.page where p.parent_id is not null),
            folders (place, folder) as (
                select distinct folder_id, folder_id from asked where folder_id is not null
                union select f.place, m.parent_id from folders f join media_folder m on m.id = f.folder where m.parent_id is not null),
            reach (kind, place, own_only) as (
                select 'page', a.place, h.own_only from above a join held h on h.page_id = a.page
                union select 'self', h.page_id, h.own_only from held h where h.scope = 'page'
                union select 'folder', f.place, h.own_only from folders f join held h on h.folder_id = f.folder)
            select a.id, a.kind,
                   exists (select from person where superuser)
                   or a.parent_id in (select place from reach where kind = 'page' and not own_only) is true
                   or a.id in (select place from reach where kind = 'self' and not own_only)
                   or a.folder_id in (select place from reach where kind = 'folder' and not own_only) is true
                   or a.kind in ('snippet', 'redirect') and a.type in (select type from held where scope = 'type' and not own_only)
                   or a.own is true and (
                       a.parent_id in (select place from reach where kind = 'page') is true
                       or a.id in (select place from reach where kind = 'self')
                       or a.folder_id in (select place from reach where kind = 'folder') is true
                       or a.kind in ('snippet', 'redirect') and a.type in (select type from held where scope = 'type')) as allowed
            from asked a
            """;

    private static final String BY_ID = "e.id = any(cast(:ids as bigint[]))";

    private static final String LISTED = """
            e.type = any(cast(:types as text[])) and e.erased_at is null
            and (cast(:parent as bigint) is null or p.parent_id = cast(:parent as bigint))
            and (cast(:slug as text) is null or p.slug = cast(:slug as text))
            and not exists (select 1 from trash t where t.entry_id = e.id)
            """;

    @Inject
    EntityManager entities;

    /** @param owned whether a right that holds for one's own entries counts */
    List<Answer> entries(Actor.Person person, Verb verb, Collection<Long> ids, boolean owned) {
        return tuples(entities.createNativeQuery(ENTRIES.formatted(BY_ID), Tuple.class)
                        .setParameter("user", person.userId())
                        .setParameter("verb", verb.value())
                        .setParameter("owned", owned)
                        .setParameter("ids", ids.toArray(Long[]::new)))
                .stream()
                .map(row -> new Answer(row.get(0, Long.class), row.get(1, String.class), row.get(2, Boolean.class)))
                .toList();
    }

    /** Those of the entries that are not in the trash and may be viewed, smallest id first. */
    Viewable viewable(Actor.Person person, Listed listed, int offset, int limit) {
        Viewable part = superuser(person) ? all(listed, offset, limit) : allowed(person, listed, offset, limit);
        return part.ids().isEmpty() && offset > 0
                ? new Viewable(
                        viewable(person, listed, 0, 1).count(),
                        List.of()) // nobody beyond the end tells how many there are
                : part;
    }

    private Viewable all(Listed listed, int offset, int limit) {
        return part(entities.createNativeQuery("""
                        select e.id, count(*) over () from entry e left join page p on p.entry_id = e.id
                        where %s order by e.id offset :offset limit :limit
                        """.formatted(LISTED), Tuple.class), listed, offset, limit);
    }

    private Viewable allowed(Actor.Person person, Listed listed, int offset, int limit) {
        Query query = entities.createNativeQuery(
                ENTRIES.formatted(LISTED)
                        .replace("select a.id, a.kind,", "select id, count(*) over () from (select a.id, a.kind,")
                        .concat(") answered where allowed order by id offset :offset limit :limit"),
                Tuple.class);
        query.setParameter("user", person.userId())
                .setParameter("verb", Verb.VIEW.value())
                .setParameter("owned", true);
        return part(query, listed, offset, limit);
    }

    private static Viewable part(Query query, Listed listed, int offset, int limit) {
        List<Tuple> rows = tuples(query.setParameter("types", listed.types().toArray(String[]::new))
                .setParameter("parent", listed.parentId())
                .setParameter("slug", listed.slug())
                .setParameter("offset", offset)
                .setParameter("limit", limit));
        long count = rows.isEmpty() ? 0 : rows.getFirst().get(1, Long.class);
        return new Viewable(
                count, rows.stream().map(row -> row.get(0, Long.class)).toList());
    }

    boolean type(Actor.Person person, Verb verb, String type) {
        return yes(entities.createNativeQuery(HELD + """
                        select exists (select from person where superuser)
                            or exists (select from held where scope = 'type' and type = :type and not own_only)
                        """, Boolean.class)
                .setParameter("user", person.userId())
                .setParameter("verb", verb.value())
                .setParameter("type", type));
    }

    /** Empty when there is no such folder. */
    Optional<Boolean> folder(Actor.Person person, Verb verb, long folderId) {
        return entities.createNativeQuery(HELD + """
                        , folders (folder) as (
                            select id from media_folder where id = :folder
                            union select m.parent_id from folders f join media_folder m on m.id = f.folder where m.parent_id is not null)
                        select exists (select from person where superuser)
                            or exists (select from held h join folders f on f.folder = h.folder_id where not h.own_only)
                        where exists (select from folders)
                        """, Boolean.class)
                .setParameter("user", person.userId())
                .setParameter("verb", verb.value())
                .setParameter("folder", folderId)
                .getResultStream()
                .map(Boolean.class::cast)
                .findFirst();
    }

    /** Goes down from the folders named in permissions: what holds for one holds for all below it. */
    @SuppressWarnings("unchecked")
    Set<Long> folders(Actor.Person person, Verb verb, Collection<Long> ids) {
        return Set.copyOf((List<Long>) entities.createNativeQuery(HELD + """
                        , reach (folder) as (
                            select h.folder_id from held h where h.folder_id is not null and not h.own_only
                            union select f.id from media_folder f, person where person.superuser and f.parent_id is null
                            union select f.id from reach r join media_folder f on f.parent_id = r.folder)
                        select folder from reach where folder = any(cast(:ids as bigint[]))
                        """, Long.class)
                .setParameter("user", person.userId())
                .setParameter("verb", verb.value())
                .setParameter("ids", ids.toArray(Long[]::new))
                .getResultList());
    }

    boolean right(Actor.Person person, Right right) {
        return yes(entities.createNativeQuery("""
                        select exists (select from app_user u where u.id = :user and u.disabled_at is null and (u.superuser or exists (
                            select from membership m join permission p on p.group_id = m.group_id
                            where m.user_id = u.id and p.scope = 'system' and p.verb = :verb)))
                        """, Boolean.class)
                .setParameter("user", person.userId())
                .setParameter("verb", right.value()));
    }

    Set<Right> rights(Actor.Person person) {
        List<String> verbs = entities.createNativeQuery("""
                        select unnest(cast(:all as text[])) from app_user where id = :user and disabled_at is null and superuser
                        union
                        select p.verb from app_user u join membership m on m.user_id = u.id join permission p on p.group_id = m.group_id
                        where u.id = :user and u.disabled_at is null and p.scope = 'system'
                        """, String.class)
                .setParameter(
                        "all", Arrays.stream(Right.values()).map(Right::value).toArray(String[]::new))
                .setParameter("user", person.userId())
                .getResultList();
        return Arrays.stream(Right.values())
                .filter(right -> verbs.contains(right.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean superuser(Actor.Person person) {
        return yes(entities.createNativeQuery("""
                        select exists (select from app_user where id = :user and disabled_at is null and superuser)
                        """, Boolean.class).setParameter("user", person.userId()));
    }

    /** Those of the fields that are only for groups of which the person is in none. */
    List<String> closedFields(Actor.Person person, String type, Collection<String> fields) {
        return tuples(entities.createNativeQuery("""
                        with person as (select id, superuser from app_user where id = :user and disabled_at is null)
                        select distinct p.field from permission p
                        where p.scope = 'field' and p.verb = 'edit' and p.type = :type and p.field = any(cast(:fields as text[]))
                          and not exists (select from person where superuser)
                          and not exists (
                              select from permission own join membership m on m.group_id = own.group_id join person on person.id = m.user_id
                              where own.scope = 'field' and own.verb = 'edit' and own.type = p.type and own.field = p.field)
                        order by p.field
                        """, Tuple.class)
                        .setParameter("user", person.userId())
                        .setParameter("type", type)
                        .setParameter("fields", fields.toArray(String[]::new)))
                .stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }

    private static boolean yes(Query query) {
        return (Boolean) query.getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
