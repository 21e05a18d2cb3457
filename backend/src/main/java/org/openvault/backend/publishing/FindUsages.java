package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** Who names an entry: in the latest draft, or in what readers see now or will. */
@ApplicationScoped
public class FindUsages {

    private static final int MOST = 200;

    /**
     * @param entryId who names it
     * @param targetId what is named
     * @param inDraft in the latest draft
     * @param live in what readers see, or will by plan
     */
    public record Usage(
            long entryId, String kind, String type, String title, long targetId, boolean inDraft, boolean live) {}

    @Inject
    Access access;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** At most 200. */
    @Transactional
    public List<Usage> of(Actor actor, long entryId) {
        access.require(actor, Verb.VIEW, entryId);
        return of(List.of(entryId));
    }

    /** Of any of these, by others. */
    @Transactional
    public List<Usage> of(Collection<Long> entryIds) {
        return sql.list(
                """
                with named as (
                    select entry_id, target_id, true as in_draft, false as live from draft_reference where target_id = any (?)
                    union all
                    select p.entry_id, target.id, false, true
                    from unnest(?::bigint[]) as target (id)
                    join content c on c.refs @> array[target.id]
                    join publication p on p.revision_id = c.revision_id and not p.past and (p.live_until is null or p.live_until > ?))
                select n.entry_id, e.kind, e.type,
                       coalesce((select coalesce(document ->> 'title', document ->> 'name', document ->> 'from') from revision
                                 where entry_id = n.entry_id order by number desc limit 1), '') as title,
                       n.target_id, bool_or(n.in_draft), bool_or(n.live)
                from named n join entry e on e.id = n.entry_id
                where e.erased_at is null and n.entry_id <> all (?)
                  and not exists (select 1 from trash t where t.entry_id = n.entry_id)
                group by 1, 2, 3, 4, 5 order by 1, 5 limit\s""" + MOST,
                row -> new Usage(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getBoolean(6),
                        row.getBoolean(7)),
                entryIds,
                entryIds,
                clock.instant(),
                entryIds);
    }
}
