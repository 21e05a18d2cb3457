package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.publishing.ChangeTimetable;

/**
 * Removes for good what is in the trash: what it said is erased everywhere. That it was, when, by whom it was changed and at
 * which addresses it stood is kept: the chain of hashes still holds, and the addresses say that it is gone.
 */
@ApplicationScoped
public class EmptyTrash {

    @Inject
    Access access;

    @Inject
    ChangeTimetable timetable;

    @Inject
    AuditLog audit;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * @param roots what was thrown away, each with all that went with it; null for everything
     * @return how many entries were erased
     */
    @Transactional
    public int empty(Actor actor, @Nullable Collection<Long> roots) {
        access.requireRight(actor, Right.EMPTY_TRASH);
        timetable.takeTurn();
        Long[] erased = inTheTrash(roots);
        entities.flush();
        update("update entry set erased_at = :at where id = any (cast(:ids as bigint[]))", erased, true);
        update(
                "update revision set sealed = true where entry_id = any (cast(:ids as bigint[])) and not sealed",
                erased,
                false);
        update(
                "update revision set document = null where entry_id = any (cast(:ids as bigint[])) and document is not null",
                erased,
                false);
        update("delete from autosave where entry_id = any (cast(:ids as bigint[]))", erased, false);
        update("delete from draft_reference where entry_id = any (cast(:ids as bigint[]))", erased, false);
        update("delete from comment where entry_id = any (cast(:ids as bigint[]))", erased, false);
        update("delete from draft_title where entry_id = any (cast(:ids as bigint[]))", erased, false);
        update("delete from import_source where entry_id = any (cast(:ids as bigint[]))", erased, false);
        update("""
                update content set title = '', summary = '{}', refs = '{}', redirect_path = ''
                where revision_id in (select id from revision where entry_id = any (cast(:ids as bigint[])))
                """, erased, false);
        update("""
                update search_text set search = '', words = ''
                where revision_id in (select id from revision where entry_id = any (cast(:ids as bigint[])))
                """, erased, false);
        update("update publication set erased = true where entry_id = any (cast(:ids as bigint[]))", erased, false);
        update("delete from trash where entry_id = any (cast(:ids as bigint[]))", erased, false);
        entities.clear();
        audit.recordAll(
                actor,
                List.of(erased).stream()
                        .map(id -> new AuditLog.Record("entry.erased", id, null, null))
                        .toList());
        return erased.length;
    }

    @SuppressWarnings("unchecked")
    private Long[] inTheTrash(@Nullable Collection<Long> roots) {
        List<Long> ids = entities.createNativeQuery(
                        "select entry_id from trash where :all or root_id = any (cast(:roots as bigint[])) order by entry_id",
                        Long.class)
                .setParameter("all", roots == null)
                .setParameter("roots", roots == null ? new Long[0] : roots.toArray(Long[]::new))
                .getResultList();
        return ids.toArray(Long[]::new);
    }

    private void update(String sql, Long[] ids, boolean withInstant) {
        var query = entities.createNativeQuery(sql).setParameter("ids", ids);
        if (withInstant) {
            query.setParameter("at", clock.instant());
        }
        query.executeUpdate();
    }
}
