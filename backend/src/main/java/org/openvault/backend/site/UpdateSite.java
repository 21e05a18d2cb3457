package org.openvault.backend.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Gives a site another name or host, or makes it the one that answers for hosts that no site claims. */
@ApplicationScoped
public class UpdateSite {

    /** @param isDefault whether it is to be the default; null in any of these leaves it as it is */
    public record Changes(
            @Nullable String name,
            @Nullable String host,
            @Nullable Boolean isDefault) {}

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    EntityManager entities;

    /** @throws Problem.Conflict when the host is another site's, or no site would be the default */
    @Transactional
    public Site update(Actor actor, long siteId, Changes changes) {
        access.requireRight(actor, Right.MANAGE_SITES);
        SiteRules.takeTurn(entities);
        Site site = Site.findById(siteId, LockModeType.PESSIMISTIC_WRITE);
        if (site == null) {
            throw new Problem.NotFound("there is no site " + siteId);
        }
        String before = site.toJson();
        var tags = new TreeSet<String>();
        tags.add(site.tag());
        Site.findDefault().map(Site::tag).ifPresent(tags::add); // it answers for hosts that come free or are taken
        change(site, changes);
        if (!before.equals(site.toJson())) {
            audit.record(actor, "site.updated", null, before, site.toJson());
            feed.append("site.updated", null, tags);
        }
        return site;
    }

    private static void change(Site site, Changes changes) {
        if (changes.name() != null) {
            site.name = SiteRules.requireName(changes.name());
        }
        if (changes.host() != null) {
            site.host = SiteRules.requireFreeHost(changes.host(), site.id);
        }
        if (changes.isDefault() != null && changes.isDefault() != site.isDefault) {
            if (!changes.isDefault()) {
                throw new Problem.Conflict("one site must be the default: make another the default instead");
            }
            Site.findDefault().ifPresent(former -> former.isDefault = false);
            Site.flush(); // there are never two, not even for the length of a statement
            site.isDefault = true;
        }
    }
}
