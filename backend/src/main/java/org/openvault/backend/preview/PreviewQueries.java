package org.openvault.backend.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a draft would stand, and the key of links where none is configured. */
@ApplicationScoped
class PreviewQueries {

    /** @param source whose revisions the page shows: its own, or those of the page that it is an alias of */
    record Standing(
            long source,
            long siteId,
            String host,
            String locale,
            @Nullable Long parentId,
            String slug,
            String path) {}

    @Inject
    EntityManager entities;

    /** Empty for what is no page, or lies in the trash. */
    Optional<Standing> findStanding(long pageId) {
        return entities.createNativeQuery("""
                        with recursive up (parent_id, slug, depth) as (
                            select parent_id, slug, 0 from page where entry_id = :page
                            union all
                            select p.parent_id, p.slug, up.depth + 1 from up join page p on p.entry_id = up.parent_id)
                        select coalesce(p.alias_of, p.entry_id) as source, e.site_id, s.host, e.locale, p.parent_id, p.slug,
                               '/' || coalesce((select string_agg(slug || '/', '' order by depth desc) from up where slug <> ''), '') as path
                        from page p join entry e on e.id = p.entry_id join site s on s.id = e.site_id
                        where p.entry_id = :page and not p.trashed and e.erased_at is null
                        """, Tuple.class).setParameter("page", pageId).getResultList().stream()
                .findFirst()
                .map(row -> standing((Tuple) row));
    }

    private static Standing standing(Tuple row) {
        return new Standing(
                row.get("source", Long.class),
                row.get("site_id", Long.class),
                row.get("host", String.class),
                row.get("locale", String.class),
                row.get("parent_id", Long.class),
                row.get("slug", String.class),
                row.get("path", String.class));
    }
}
