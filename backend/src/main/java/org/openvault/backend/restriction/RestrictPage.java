package org.openvault.backend.restriction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.document.Fault;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.Passwords;

/** Keeps a page, with all below it, for some. Another restriction of the same page gives way. */
@ApplicationScoped
public class RestrictPage {

    @Inject
    Access access;

    @Inject
    RestrictionQueries queries;

    @Inject
    AuditLog audit;

    @Inject
    Event<PrivacyChanged> changed;

    @Inject
    Clock clock;

    @Transactional
    public void restrict(Actor actor, long pageId, Restriction restriction) {
        access.require(actor, Verb.PUBLISH, pageId);
        queries.takeTurn();
        queries.requirePage(pageId);
        PageRestriction row =
                PageRestriction.<PageRestriction>findByIdOptional(pageId).orElse(null);
        String before = describe(row);
        if (row == null) {
            row = new PageRestriction();
            row.pageId = pageId;
        }
        fill(row, restriction);
        row.by = actor.name();
        row.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.persist();
        audit.record(actor, "page.restricted", pageId, before, describe(row));
        changed.fire(new PrivacyChanged(actor, pageId));
    }

    private void fill(PageRestriction row, Restriction restriction) {
        row.kind = restriction.kind();
        row.passwordHash = null;
        row.groups = new TreeSet<>();
        switch (restriction) {
            case Restriction.Login login -> {}
            case Restriction.Groups(Set<Long> ids) -> row.groups.addAll(requireKnown(ids));
            case Restriction.Password(String password) -> row.passwordHash = Passwords.hash(password);
        }
    }

    private Set<Long> requireKnown(Set<Long> groups) {
        Set<Long> unknown = queries.unknownGroups(groups);
        if (!unknown.isEmpty()) {
            throw new Problem.InvalidContent(List.of(new Fault(
                    List.of("groups"), "there is no group " + unknown.iterator().next())));
        }
        return groups;
    }

    static @Nullable String describe(@Nullable PageRestriction row) {
        if (row == null) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", row.kind);
        if (!row.groups.isEmpty()) {
            var groups = json.putArray("groups");
            new TreeSet<>(row.groups).forEach(groups::add);
        }
        return json.toString();
    }
}
