package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.Publication;
import org.openvault.backend.publishing.Step;
import org.openvault.backend.publishing.TimetableReport;

/** Lets a page be found at a second place: whatever is published of it, or taken down, is so there too. */
@ApplicationScoped
public class CreateAlias {

    @Inject
    Access access;

    @Inject
    Tree tree;

    @Inject
    ContentTypes types;

    @Inject
    ChangeTimetable timetable;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @param slug null for the page's own, with a number where that is taken */
    @Transactional
    public Page create(Actor actor, long pageId, Spot spot, @Nullable String slug) {
        timetable.takeTurn();
        Page source = Page.get(pageId);
        long parent = tree.parentOf(spot);
        boolean live = Publication.findLive(pageId, clock.instant()).isPresent();
        access.require(actor, Verb.VIEW, pageId);
        access.requireUnder(actor, Verb.ADD, parent);
        if (live) {
            access.requireUnder(actor, Verb.PUBLISH, parent);
        }
        tree.requireNotInTheTrash(source);
        tree.requireNotInTheTrash(Page.get(parent));
        Page alias = make(actor, source, place(source, spot, parent, slug));
        audit.record(actor, "page.alias_created", alias.entryId, null, "{\"alias_of\":%d}".formatted(alias.aliasOf));
        if (live) {
            publish(actor, alias);
        }
        return alias;
    }

    private Place place(Page source, Spot spot, long parent, @Nullable String slug) {
        Entry entry = Entry.findById(source.entryId);
        Entry above = Entry.findById(parent);
        tree.requireAllowed(types.get(entry.type), parent, above.siteId, 0);
        String wanted = slug == null ? tree.freeSlug(parent, source.slug) : slug;
        tree.requireFreeSlug(parent, wanted, 0);
        return tree.placeAt(spot, wanted, 0);
    }

    private Page make(Actor actor, Page source, Place place) {
        Entry entry = Entry.findById(source.entryId);
        Entry above = Entry.findById(place.parentId());
        Entry identity = Entry.of(types.get(entry.type), above.locale, above.siteId, actor, clock.instant());
        identity.persist();
        var alias = new Page();
        alias.entryId = identity.id;
        alias.aliasOf = source.aliasOf == null ? source.entryId : source.aliasOf;
        alias.stand(place);
        alias.persist();
        return alias;
    }

    private void publish(Actor actor, Page alias) {
        TimetableReport report = timetable.apply(actor, Wish.now(new Step.Publish(alias.entryId, null)));
        if (!report.isPossible()) {
            throw new Problem.Conflict("the alias cannot be published: " + report.reasons());
        }
    }
}
