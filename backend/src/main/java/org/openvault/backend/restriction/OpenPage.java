package org.openvault.backend.restriction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** Lifts a page's restriction. What stands below another restriction stays private. */
@ApplicationScoped
public class OpenPage {

    @Inject
    Access access;

    @Inject
    RestrictionQueries queries;

    @Inject
    AuditLog audit;

    @Inject
    Event<PrivacyChanged> changed;

    /** @return whether there was a restriction */
    @Transactional
    public boolean open(Actor actor, long pageId) {
        access.require(actor, Verb.PUBLISH, pageId);
        queries.takeTurn();
        PageRestriction row =
                PageRestriction.<PageRestriction>findByIdOptional(pageId).orElse(null);
        if (row == null) {
            return false;
        }
        String before = RestrictPage.describe(row);
        row.delete();
        audit.record(actor, "page.opened", pageId, before, null);
        changed.fire(new PrivacyChanged(actor, pageId));
        return true;
    }
}
