package org.openvault.backend.locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** Gives a locale another name, or another fallback. Its code stays: addresses and entries hold on to it. */
@ApplicationScoped
public class UpdateLocale {

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    EntityManager entities;

    /** @param fallback null for none */
    @Transactional
    public SiteLocale update(Actor actor, String code, String name, @Nullable String fallback) {
        access.requireRight(actor, Right.MANAGE_SITES);
        SiteLocale.takeTurn(entities);
        SiteLocale locale = SiteLocale.<SiteLocale>findByIdOptional(code)
                .orElseThrow(() -> new Problem.NotFound("there is no locale '" + code + "'"));
        SiteLocale.requireNoCircle(code, fallback);
        String before = locale.toJson();
        locale.name = SiteLocale.requireName(name);
        locale.fallback = fallback;
        if (!before.equals(locale.toJson())) {
            audit.record(actor, "locale.updated", null, before, locale.toJson());
            feed.append("locale.updated", null, Set.of());
        }
        return locale;
    }
}
