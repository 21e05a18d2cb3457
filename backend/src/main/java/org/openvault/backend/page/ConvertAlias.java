package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.entry.SaveDraft;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.Publication;
import org.openvault.backend.publishing.Step;

/** Makes a page of its own out of an alias: from now on it says what is written in it. */
@ApplicationScoped
public class ConvertAlias {

    @Inject
    Access access;

    @Inject
    SaveDraft saveDraft;

    @Inject
    ChangeTimetable timetable;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Transactional
    public void convert(Actor actor, long pageId) {
        timetable.takeTurn();
        Page page = Page.get(pageId);
        access.require(actor, Verb.EDIT, pageId);
        if (page.aliasOf == null) {
            throw new Problem.BadRequest("page " + pageId + " is no alias");
        }
        Entry.getLocked(pageId);
        long source = page.aliasOf;
        Optional<Publication> live = Publication.findLive(pageId, clock.instant());
        Revision shown = live.map(row -> Revision.<Revision>findById(row.revisionId))
                .or(() -> Revision.findLatest(source))
                .orElseThrow();
        page.aliasOf = null;
        saveDraft.save(actor, pageId, shown.document, 0, "was an alias of page " + source);
        audit.record(actor, "page.alias_converted", pageId, "{\"alias_of\":%d}".formatted(source), null);
        if (live.isPresent()) {
            timetable.apply(actor, Wish.now(new Step.Publish(pageId, null)));
        }
    }
}
