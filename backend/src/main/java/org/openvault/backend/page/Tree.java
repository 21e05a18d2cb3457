package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.Place;

/** The rules of the tree of drafts: who may stand under whom, how many, under which names, and never below oneself. */
@ApplicationScoped
class Tree {

    @Inject
    ContentTypes types;

    @Inject
    EntityManager entities;

    /** The page below which a spot lies. */
    long parentOf(Spot spot) {
        return switch (spot) {
            case Spot.FirstBelow(long parent) -> parent;
            case Spot.LastBelow(long parent) -> parent;
            case Spot.Before(long sibling) -> parentOf(sibling);
            case Spot.After(long sibling) -> parentOf(sibling);
        };
    }

    private static long parentOf(long sibling) {
        Long parent = Page.get(sibling).parentId;
        if (parent == null) {
            throw new Problem.BadRequest("nothing can stand beside the root of a site");
        }
        return parent;
    }

    /** The place at a spot, for a page that is not counted among its neighbours. */
    Place placeAt(Spot spot, String slug, long pageId) {
        long parent = parentOf(spot);
        BigDecimal position =
                switch (spot) {
                    case Spot.FirstBelow first -> Positions.between(null, edge(parent, pageId, "min"));
                    case Spot.LastBelow last -> Positions.between(edge(parent, pageId, "max"), null);
                    case Spot.Before(long sibling) -> {
                        BigDecimal high = Page.get(sibling).position;
                        yield Positions.between(beside(parent, pageId, high, true), high);
                    }
                    case Spot.After(long sibling) -> {
                        BigDecimal low = Page.get(sibling).position;
                        yield Positions.between(low, beside(parent, pageId, low, false));
                    }
                };
        return new Place(parent, slug, position);
    }

    private @Nullable BigDecimal edge(long parent, long without, String minOrMax) {
        return (BigDecimal) entities.createNativeQuery(
                        "select " + minOrMax
                                + "(position) from page where parent_id = :parent and entry_id <> :without",
                        BigDecimal.class)
                .setParameter("parent", parent)
                .setParameter("without", without)
                .getSingleResult();
    }

    private @Nullable BigDecimal beside(long parent, long without, BigDecimal position, boolean before) {
        return (BigDecimal)
                entities.createNativeQuery("""
                        select %s(position) from page where parent_id = :parent and entry_id <> :without and position %s :position
                        """.formatted(before ? "max" : "min", before ? "<" : ">"), BigDecimal.class)
                        .setParameter("parent", parent)
                        .setParameter("without", without)
                        .setParameter("position", position)
                        .getSingleResult();
    }

    /** @param parentId null for the root of a site */
    void requireAllowed(ContentType type, @Nullable Long parentId, long siteId, long exceptPage) {
        if (parentId != null && Page.get(parentId).aliasOf != null) {
            throw new Problem.BadRequest("page " + parentId + " is an alias: nothing can stand below it");
        }
        String parentType = parentId == null ? ContentType.ROOT : Entry.<Entry>findById(parentId).type;
        boolean allowed = type.allowsParent(parentType)
                && (parentId == null || types.get(parentType).allowsChild(type.name()));
        if (!allowed) {
            throw new Problem.BadRequest("a page of type %s may not stand under %s"
                    .formatted(type.name(), parentType.isEmpty() ? "no parent" : parentType));
        }
        requireRoom(type, parentId, siteId, exceptPage);
    }

    private void requireRoom(ContentType type, @Nullable Long parentId, long siteId, long exceptPage) {
        if (type.most() > 0 && count("e.site_id", siteId, type, exceptPage) >= type.most()) {
            throw new Problem.Conflict(
                    "the site has %d pages of type %s, as many as it may".formatted(type.most(), type.name()));
        }
        if (type.mostUnderOne() > 0
                && parentId != null
                && count("p.parent_id", parentId, type, exceptPage) >= type.mostUnderOne()) {
            throw new Problem.Conflict("page %d has %d pages of type %s below it, as many as it may"
                    .formatted(parentId, type.mostUnderOne(), type.name()));
        }
    }

    private long count(String column, long id, ContentType type, long exceptPage) {
        return (Long) entities.createNativeQuery("""
                        select count(*) from page p join entry e on e.id = p.entry_id
                        where %s = :id and e.type = :type and not p.trashed and p.entry_id <> :page
                        """.formatted(column), Long.class)
                .setParameter("id", id)
                .setParameter("type", type.name())
                .setParameter("page", exceptPage)
                .getSingleResult();
    }

    void requireFreeSlug(@Nullable Long parentId, String slug, long exceptPage) {
        if (parentId == null ? !slug.isEmpty() : !Slug.isValid(slug)) {
            throw new Problem.BadRequest("'" + slug + "' cannot be part of an address: use letters, digits, - and _");
        }
        Optional<Page> other = parentId == null ? Optional.empty() : Page.findChild(parentId, slug);
        if (other.isPresent() && other.get().entryId != exceptPage) {
            throw new Problem.Conflict("another page at this place has the slug '" + slug + "'");
        }
    }

    void requireNotBelowItself(long pageId, long parentId) {
        if (pageId == parentId || ancestors(parentId).contains(pageId)) {
            throw new Problem.BadRequest("a page cannot stand below itself");
        }
    }

    /** The pages above one, nearest first. */
    @SuppressWarnings("unchecked")
    List<Long> ancestors(long pageId) {
        return entities.createNativeQuery("""
                        with recursive above (id, depth) as (
                            select parent_id, 1 from page where entry_id = :page and parent_id is not null
                            union all
                            select p.parent_id, depth + 1 from page p join above a on p.entry_id = a.id
                            where p.parent_id is not null and depth < 500)
                        select id from above order by depth
                        """, Long.class)
                .setParameter("page", pageId)
                .getResultList();
    }

    boolean hasChildren(long pageId) {
        return Page.count("parentId = ?1 and not trashed", pageId) > 0;
    }

    void requireNotInTheTrash(Page page) {
        if (page.trashed) {
            throw new Problem.Conflict("page " + page.entryId + " is in the trash: restore it first");
        }
    }

    /** A slug beside those that are taken: {@code about}, {@code about-2}, {@code about-3}. */
    String freeSlug(long parentId, String wanted) {
        String slug = wanted;
        for (int number = 2; Page.findChild(parentId, slug).isPresent(); number++) {
            slug = wanted + "-" + number;
        }
        return slug;
    }
}
