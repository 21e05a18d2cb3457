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

/** Adds a language that content can be translated into. */
@ApplicationScoped
public class CreateLocale {

    private static final String CODE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    @Inject
    Access access;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    EntityManager entities;

    /** @param fallback another locale, whose content is shown where something is not translated; null for none */
    @Transactional
    public SiteLocale create(Actor actor, String code, String name, @Nullable String fallback) {
        access.requireRight(actor, Right.MANAGE_SITES);
        SiteLocale.takeTurn(entities);
        if (!code.matches(CODE)) {
            throw new Problem.BadRequest("'" + code + "' is not a locale such as es or pt-BR");
        }
        if (SiteLocale.findByIdOptional(code).isPresent()) {
            throw new Problem.Conflict("there is a locale '" + code + "' already");
        }
        SiteLocale.requireNoCircle(code, fallback);
        var locale = new SiteLocale();
        locale.code = code;
        locale.name = SiteLocale.requireName(name);
        locale.fallback = fallback;
        locale.persist();
        audit.record(actor, "locale.created", null, null, locale.toJson());
        feed.append("locale.created", null, Set.of());
        return locale;
    }
}
