package org.openvault.backend.locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Takes away a locale in which nothing was ever written. */
@ApplicationScoped
public class DeleteLocale {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    EntityManager entities;

    /** @throws Problem.Conflict when an entry, a site or another locale's fallback names it */
    @Transactional
    public void delete(Actor actor, String code) {
        access.requireRight(actor, Right.MANAGE_SITES);
        SiteLocale.takeTurn(entities);
        SiteLocale locale = SiteLocale.<SiteLocale>findByIdOptional(code, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Problem.NotFound("there is no locale '" + code + "'"));
        if (isUsed(code)) {
            throw new Problem.Conflict("the locale '" + code + "' is used by an entry, a site or another locale");
        }
        locale.delete();
        audit.record(actor, "locale.deleted", null, locale.toJson(), null);
        feed.append("locale.deleted", null, Set.of());
    }

    private boolean isUsed(String code) {
        return (Boolean) entities.createNativeQuery("""
                        select exists (select from entry where locale = :code)
                            or exists (select from site where locale = :code)
                            or exists (select from locale where fallback = :code)
                        """, Boolean.class)
                .setParameter("code", code)
                .getSingleResult();
    }
}
