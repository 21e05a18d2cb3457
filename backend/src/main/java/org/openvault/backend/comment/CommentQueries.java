package org.openvault.backend.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CommentQueries {

    /** Whoever looks for an older one finds it in the history. */
    static final int RESOLVED = 20;

    record Row(
            long id,
            @Nullable Long parentId,
            String field,
            long authorId,
            String author,
            String body,
            Instant createdAt,
            @Nullable Instant editedAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            Set<String> mentions) {}

    @Inject
    EntityManager entities;

    /** All open threads and the last resolved ones with their replies, the oldest comment first. */
    @SuppressWarnings("unchecked")
    List<Row> of(long entryId) {
        List<Tuple> rows = entities.createNativeQuery("""
                        with thread as (
                            (select * from comment where entry_id = :entry and parent_id is null and resolved_at is null
                             order by id limit :open)
                            union all
                            (select * from comment where entry_id = :entry and parent_id is null and resolved_at is not null
                             order by resolved_at desc limit :resolved)),
                        said as (
                            select * from thread
                            union all select r.* from comment r where r.parent_id in (select id from thread))
                        select c.id, c.parent_id, c.field, c.author_id, u.display_name, c.body, c.created_at, c.edited_at,
                               c.resolved_at, d.display_name as resolved_by,
                               array (select m.name from comment_mention n join app_user m on m.id = n.user_id
                                      where n.comment_id = c.id) as mentions
                        from said c join app_user u on u.id = c.author_id left join app_user d on d.id = c.resolved_by
                        order by c.id
                        """, Tuple.class)
                .setParameter("entry", entryId)
                .setParameter("open", AddComment.MOST_OPEN)
                .setParameter("resolved", RESOLVED)
                .getResultList();
        return rows.stream().map(CommentQueries::row).toList();
    }

    private static Row row(Tuple row) {
        return new Row(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, String.class),
                row.get(3, Long.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, Instant.class),
                row.get(7, Instant.class),
                row.get(8, Instant.class),
                row.get(9, String.class),
                Set.of(row.get(10, String[].class)));
    }

    /** @return those who were not mentioned before */
    @SuppressWarnings("unchecked")
    Set<Long> keepMentions(long commentId, Collection<Long> users) {
        Long[] ids = users.toArray(Long[]::new);
        entities.flush();
        entities.createNativeQuery(
                        "delete from comment_mention where comment_id = :id and user_id <> all (cast(:users as bigint[]))")
                .setParameter("id", commentId)
                .setParameter("users", ids)
                .executeUpdate();
        return new LinkedHashSet<>(entities.createNativeQuery("""
                        insert into comment_mention (comment_id, user_id) select :id, unnest(cast(:users as bigint[]))
                        on conflict do nothing returning user_id
                        """, Long.class)
                .setParameter("id", commentId)
                .setParameter("users", ids)
                .getResultList());
    }

    /** Who spoke in a thread besides this one. */
    @SuppressWarnings("unchecked")
    List<Long> speakers(long threadId, long exceptUser) {
        return entities.createNativeQuery("""
                        select distinct author_id from comment
                        where (id = :thread or parent_id = :thread) and author_id <> :user
                        """, Long.class)
                .setParameter("thread", threadId)
                .setParameter("user", exceptUser)
                .getResultList();
    }

    /** For those of them who can be reached. */
    void queueMails(long commentId, Collection<Long> users, Instant now) {
        entities.createNativeQuery("""
                        insert into comment_mail (comment_id, user_id, due_at)
                        select :id, id, :now from app_user where id = any (cast(:users as bigint[])) and email is not null
                        on conflict do nothing
                        """)
                .setParameter("id", commentId)
                .setParameter("users", users.toArray(Long[]::new))
                .setParameter("now", now)
                .executeUpdate();
    }
}
