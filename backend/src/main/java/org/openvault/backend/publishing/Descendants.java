package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What stands below a page in the tree of drafts. */
@ApplicationScoped
public class Descendants {

    @Inject
    Sql sql;

    /** Parents before children; without the page itself and without what is in the trash. */
    public List<Long> inDrafts(long pageId) {
        return sql.list("""
                with recursive below (id, depth) as (
                    select entry_id, 1 from page where parent_id = ? and not trashed
                    union all
                    select p.entry_id, depth + 1 from page p join below b on p.parent_id = b.id where not p.trashed)
                select id from below order by depth, id
                """, row -> row.getLong(1), pageId);
    }
}
