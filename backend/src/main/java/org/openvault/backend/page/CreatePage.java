package org.openvault.backend.page;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.CreateEntry;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.site.Site;

/** Makes a page, as a draft, as the last child of its parent. */
@ApplicationScoped
public class CreatePage {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    Tree tree;

    @Inject
    CreateEntry createEntry;

    /**
     * @param parentId null for the root of a site
     * @param slug null for one made of the title, with a number where that is taken
     * @throws Problem.BadRequest when the parent may not have such a child
     * @throws Problem.Conflict when a sibling has the slug
     */
    @Transactional
    public Page create(
            Actor actor,
            Site site,
            @Nullable Long parentId,
            String typeName,
            @Nullable String slug,
            JsonNode document) {
        if (parentId == null) {
            access.requireRight(actor, Right.MANAGE_SITES);
        } else {
            access.requireUnder(actor, Verb.ADD, parentId);
        }
        if (parentId != null) {
            tree.requireNotInTheTrash(Page.get(parentId));
            Entry.getLocked(parentId); // siblings are made one after the other: positions and slugs stay unique
        }
        tree.requireAllowed(types.get(typeName), parentId, site.id, 0);
        String own = slug == null ? slugFor(parentId, types.get(typeName), document) : slug;
        tree.requireFreeSlug(parentId, own, 0);
        var page = new Page();
        page.entryId = createEntry.create(actor, typeName, site, document, "").id;
        page.parentId = parentId;
        page.slug = own;
        page.position = parentId == null ? java.math.BigDecimal.ZERO : Page.nextPosition(parentId);
        page.persist();
        return page;
    }

    private String slugFor(@Nullable Long parentId, ContentType type, JsonNode document) {
        return parentId == null
                ? ""
                : tree.freeSlug(
                        parentId, Slug.of(document.path(type.titleField()).asText()));
    }
}
