package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.publishing.FindUsages;
import org.openvault.backend.publishing.FindUsages.Usage;

/** Throws entries away, and tells who names them. */
@ApplicationScoped
class Trash {

    @Inject
    TrashEntry trashEntry;

    @Inject
    FindUsages findUsages;

    @Inject
    Access access;

    /** @throws Refusal with the usages, when others name it and that was not said to be no matter */
    List<Long> throwAway(Actor actor, long id, boolean evenIfUsed) {
        return switch (trashEntry.trash(actor, id, evenIfUsed)) {
            case TrashEntry.Outcome.Trashed(List<Long> entries) -> entries;
            case TrashEntry.Outcome.InUse(List<Usage> usages) -> {
                ObjectNode named = JsonNodeFactory.instance.objectNode();
                named.set("usages", shapes(actor, usages));
                throw Refusal.conflict("it, or a page below it, is named by " + usages.size() + " others")
                        .with(named);
            }
        };
    }

    ArrayNode usages(Actor actor, long id) {
        return shapes(actor, findUsages.of(actor, id));
    }

    /** That somebody names it is no secret before it is thrown away; what a hidden draft is called stays one. */
    private ArrayNode shapes(Actor actor, List<Usage> usages) {
        Set<Long> visible = access.which(
                actor, Verb.VIEW, usages.stream().map(Usage::entryId).distinct().toList());
        ArrayNode shapes = JsonNodeFactory.instance.arrayNode();
        usages.forEach(usage -> shapes.add(Outcomes.usage(usage, visible.contains(usage.entryId()))));
        return shapes;
    }
}
