package org.openvault.backend.admin.choose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.FindByTitle;

/** What there is to choose from, as drafts call it. Who may choose it is asked elsewhere. */
@ApplicationScoped
@Transactional
class ChooseQueries {

    static final int PAGE = 24;

    /**
     * @param label what the type is called
     * @param place the title of the page above, or the name of the folder; empty where there is none
     * @param children how many pages stand below
     */
    public record Choice(long id, String type, String label, String title, String place, long children) {}

    private static final String ROWS = """
            select e.id, e.type, coalesce(r.document ->> 'title', r.document ->> 'name', '') as title,
                   coalesce(above.title, f.name, '') as place,
                   (select count(*) from page c where c.parent_id = e.id and not c.trashed) as children
            from entry e
            left join page p on p.entry_id = e.id
            left join media_folder f on f.id = e.folder_id
            left join lateral (
                select document from revision where entry_id = coalesce(p.alias_of, e.id) order by number desc limit 1) r on true
            left join lateral (
                select document ->> 'title' as title from revision where entry_id = p.parent_id order by number desc limit 1) above on true
            where e.erased_at is null and not exists (select 1 from trash t where t.entry_id = e.id) and
            """;

    private static final String SAYS_SO = """
            e.id in (select entry_id from draft_title where words @@ to_tsquery('simple', :words)) and
            """;

    private static final String OF_TYPES =
            "e.kind = :kind and (cardinality(cast(:types as text[])) = 0 or e.type = any (cast(:types as text[])))";

    @Inject
    EntityManager entities;

    @Inject
    ContentTypes types;

    /** The pages below one, in tree order; the roots of sites below none. */
    List<Choice> below(@Nullable Long parent, int offset) {
        return choices(query(
                        "e.kind = 'page' and p.parent_id is not distinct from cast(:parent as bigint) order by p.position, e.id",
                        offset)
                .setParameter("parent", parent));
    }

    /** Those made last come first. */
    List<Choice> ofTypes(EntryKind kind, Collection<String> types, int offset) {
        return choices(typed(query(OF_TYPES + " order by e.id desc", offset), kind, types));
    }

    /** Snippets, by title. */
    List<Choice> byTitle(EntryKind kind, Collection<String> types, String words, int offset) {
        String which = (words.isEmpty() ? "" : SAYS_SO) + OF_TYPES + " order by lower(coalesce("
                + "r.document ->> 'title', r.document ->> 'name', '')), e.id";
        return choices(said(typed(query(which, offset), kind, types), words));
    }

    List<Choice> searched(EntryKind kind, Collection<String> types, String words, int offset) {
        String which = SAYS_SO + OF_TYPES + " order by e.id desc";
        return choices(said(typed(query(which, offset), kind, types), words));
    }

    /** Files of some folders, those that came last first. */
    List<Choice> inFolders(EntryKind kind, Collection<Long> folders, String words, int offset) {
        String which = (words.isEmpty() ? "" : SAYS_SO)
                + "e.kind = :kind and e.folder_id = any (cast(:folders as bigint[])) order by e.created_at desc, e.id desc";
        return choices(said(query(which, offset), words)
                .setParameter("kind", kind.value())
                .setParameter("folders", folders.toArray(Long[]::new)));
    }

    List<Choice> byIds(EntryKind kind, Collection<Long> ids) {
        return choices(query("e.kind = :kind and e.id = any (cast(:ids as bigint[])) order by e.id", 0)
                .setParameter("kind", kind.value())
                .setParameter("ids", ids.toArray(Long[]::new)));
    }

    /** The pages that somebody's groups have rights on: where they begin who may not see the roots of sites. */
    List<Choice> granted(long userId) {
        return choices(query("""
                e.id in (select g.page_id from permission g join membership m on m.group_id = g.group_id
                         where m.user_id = :user and g.page_id is not null) order by e.id""", 0).setParameter("user", userId));
    }

    /** A page and those above it, the root first. */
    List<Choice> pathTo(long page) {
        return choices(query("""
                e.id in (with recursive above (id) as (
                            select cast(:page as bigint)
                            union select p.parent_id from above join page p on p.entry_id = above.id where p.parent_id is not null)
                         select id from above)
                order by (with recursive up (id, depth) as (
                            select e.id, 0
                            union all select p.parent_id, depth + 1 from up join page p on p.entry_id = up.id where p.parent_id is not null)
                          select max(depth) from up)""", 0).setParameter("page", page));
    }

    @Nullable
    Long parentOf(long page) {
        return (Long) entities.createNativeQuery("select parent_id from page where entry_id = :page", Long.class)
                .setParameter("page", page)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** One more than a page holds: whoever shows them sees by it that there are more. */
    private Query query(String which, int offset) {
        return entities.createNativeQuery(ROWS + which + " offset :offset limit " + (PAGE + 1), Tuple.class)
                .setParameter("offset", offset);
    }

    private static Query typed(Query query, EntryKind kind, Collection<String> types) {
        return query.setParameter("kind", kind.value()).setParameter("types", types.toArray(String[]::new));
    }

    private static Query said(Query query, String words) {
        return words.isEmpty() ? query : query.setParameter("words", FindByTitle.query(words));
    }

    @SuppressWarnings("unchecked")
    private List<Choice> choices(Query query) {
        return ((List<Tuple>) query.getResultList())
                .stream()
                        .map(row -> new Choice(
                                row.get(0, Long.class),
                                row.get(1, String.class),
                                label(row.get(1, String.class)),
                                row.get(2, String.class),
                                row.get(3, String.class),
                                row.get(4, Long.class)))
                        .toList();
    }

    private String label(String type) {
        return types.find(type).map(ContentType::label).orElse(type);
    }
}
