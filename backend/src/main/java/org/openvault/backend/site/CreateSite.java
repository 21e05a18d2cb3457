package org.openvault.backend.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.TreeSet;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Makes a site under a host; the first one becomes the default. */
@ApplicationScoped
public class CreateSite {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    EntityManager entities;

    @Transactional
    public Site create(Actor actor, String name, String host) {
        access.requireRight(actor, Right.MANAGE_SITES);
        SiteRules.takeTurn(entities);
        Optional<Site> other = Site.findDefault();
        var site = new Site();
        site.name = SiteRules.requireName(name);
        site.host = SiteRules.requireFreeHost(host, 0);
        site.isDefault = other.isEmpty();
        site.locale = "en";
        site.persist();
        audit.record(actor, "site.created", null, null, site.toJson());
        tell(site, other);
        return site;
    }

    /** Under the new host the default site answered until now. */
    private void tell(Site site, Optional<Site> other) {
        var tags = new TreeSet<String>();
        tags.add(site.tag());
        other.map(Site::tag).ifPresent(tags::add);
        feed.append("site.created", null, tags);
    }
}
