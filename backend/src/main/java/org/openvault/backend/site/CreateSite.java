package org.openvault.backend.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Makes a site under a host; the first one becomes the default. */
@ApplicationScoped
public class CreateSite {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Transactional
    public Site create(Actor actor, String name, String host) {
        access.requireRight(actor, Right.MANAGE_SITES);
        var site = new Site();
        site.name = name;
        site.host = host;
        site.isDefault = Site.findDefault().isEmpty();
        site.locale = "en";
        site.persist();
        audit.record(actor, "site.created", null, null, "{\"site\":%d}".formatted(site.id));
        return site;
    }
}
