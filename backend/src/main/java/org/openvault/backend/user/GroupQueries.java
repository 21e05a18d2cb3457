package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openvault.backend.user.Directory.Named;

/** Who is in groups, and what groups may do. */
@ApplicationScoped
class GroupQueries {

    @Inject
    EntityManager entities;

    Set<Long> members(long groupId) {
        return ids(entities.createNativeQuery("select user_id from membership where group_id = :group", Long.class)
                .setParameter("group", groupId));
    }

    List<Named> membersOf(long groupId) {
        return tuples(entities.createNativeQuery("""
                        select u.id, u.name from membership m join app_user u on u.id = m.user_id
                        where m.group_id = :group order by u.name
                        """, Tuple.class).setParameter("group", groupId)).stream()
                .map(row -> new Named(row.get(0, Long.class), row.get(1, String.class)))
                .toList();
    }

    /** The groups of each of the users, by user. */
    Map<Long, List<Named>> groupsOf(Collection<Long> users) {
        return tuples(entities.createNativeQuery("""
                        select m.user_id, g.id, g.name from membership m join user_group g on g.id = m.group_id
                        where m.user_id = any(cast(:users as bigint[])) order by g.name
                        """, Tuple.class).setParameter("users", users.toArray(Long[]::new)))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, Long.class),
                        Collectors.mapping(
                                row -> new Named(row.get(1, Long.class), row.get(2, String.class)),
                                Collectors.toList())));
    }

    void setMembers(long groupId, Collection<Long> users) {
        entities.createNativeQuery("delete from membership where group_id = :group")
                .setParameter("group", groupId)
                .executeUpdate();
        entities.createNativeQuery(
                        "insert into membership (group_id, user_id) select :group, unnest(cast(:users as bigint[]))")
                .setParameter("group", groupId)
                .setParameter("users", users.toArray(Long[]::new))
                .executeUpdate();
    }

    List<Grant> grants(Collection<Long> groupIds) {
        return tuples(entities.createNativeQuery("""
                        select distinct verb, scope, page_id, folder_id, type, field from permission
                        where group_id = any(cast(:groups as bigint[]))
                        order by scope, page_id, folder_id, type, field, verb
                        """, Tuple.class)
                        .setParameter("groups", groupIds.toArray(Long[]::new)))
                .stream()
                .map(row -> new Grant(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class),
                        row.get(4, String.class),
                        row.get(5, String.class)))
                .toList();
    }

    void setGrants(long groupId, Collection<Grant> grants) {
        entities.createNativeQuery("delete from permission where group_id = :group")
                .setParameter("group", groupId)
                .executeUpdate();
        for (Grant grant : grants) {
            entities.createNativeQuery("""
                            insert into permission (group_id, verb, scope, page_id, folder_id, type, field)
                            values (:group, :verb, :scope, cast(:page as bigint), cast(:folder as bigint),
                                    cast(:type as text), cast(:field as text))
                            """)
                    .setParameter("group", groupId)
                    .setParameter("verb", grant.verb())
                    .setParameter("scope", grant.scope())
                    .setParameter("page", grant.page())
                    .setParameter("folder", grant.folder())
                    .setParameter("type", grant.type())
                    .setParameter("field", grant.field())
                    .executeUpdate();
        }
    }

    /** Those of the ids that no row has. @param table one of ours, never a text from outside */
    Set<Long> unknown(String table, String column, Collection<Long> asked) {
        return ids(entities.createNativeQuery("""
                        select asked from unnest(cast(:ids as bigint[])) as asked
                        where not exists (select from %s where %s = asked)
                        """.formatted(table, column), Long.class)
                .setParameter("ids", asked.toArray(Long[]::new)));
    }

    @SuppressWarnings("unchecked")
    private static Set<Long> ids(Query query) {
        return new TreeSet<>((List<Long>) query.getResultList());
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
