package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;

/** Says what a group may do; what it could do before and is not named it can do no more. */
@ApplicationScoped
public class SetPermissions {

    @Inject
    Access access;

    @Inject
    ContentTypes types;

    @Inject
    GroupQueries queries;

    @Inject
    AuditLog audit;

    @Transactional
    public void set(Actor actor, long groupId, Collection<Grant> grants) {
        change(actor, groupId, before -> grants);
    }

    /** Two who change it at once come one after the other. @param change of what the group may do until now */
    @Transactional
    public void change(Actor actor, long groupId, Function<List<Grant>, Collection<Grant>> change) {
        access.requireRight(actor, Right.MANAGE_USERS);
        Group group = Group.getLocked(groupId);
        List<Grant> before = queries.grants(List.of(groupId));
        Set<Grant> wanted = new LinkedHashSet<>(change.apply(before));
        requireKnown(wanted);
        if (Set.copyOf(before).equals(wanted)) {
            return;
        }
        queries.setGrants(groupId, wanted);
        audit.record(
                actor,
                "group.permissions_set",
                null,
                json(group, before),
                json(group, queries.grants(List.of(groupId))));
    }

    private void requireKnown(Set<Grant> grants) {
        requireNone(
                "page",
                queries.unknown(
                        "page",
                        "entry_id",
                        grants.stream()
                                .map(Grant::page)
                                .filter(Objects::nonNull)
                                .toList()));
        requireNone(
                "folder",
                queries.unknown(
                        "media_folder",
                        "id",
                        grants.stream()
                                .map(Grant::folder)
                                .filter(Objects::nonNull)
                                .toList()));
        grants.stream().filter(grant -> grant.type() != null).forEach(this::requireType);
    }

    private static void requireNone(String what, Set<Long> unknown) {
        if (!unknown.isEmpty()) {
            throw Faults.of(
                    "permissions",
                    "there is no " + what + " " + unknown.iterator().next());
        }
    }

    private void requireType(Grant grant) {
        ContentType type = types.find(grant.type())
                .orElseThrow(() -> Faults.of("permissions", "there is no type " + grant.type()));
        if (grant.field() != null && type.field(grant.field()).isEmpty()) {
            throw Faults.of("permissions", "%s has no field %s".formatted(grant.type(), grant.field()));
        }
    }

    private static String json(Group group, Collection<Grant> grants) {
        return UserJson.json(group).putPOJO("permissions", List.copyOf(grants)).toString();
    }
}
