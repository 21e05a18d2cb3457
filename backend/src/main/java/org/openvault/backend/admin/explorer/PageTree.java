package org.openvault.backend.admin.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.explorer.ExplorerQueries.Step;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** The tree at the side: the way to where one is, and what stands beside it; the rest is fetched when it is opened. */
@ApplicationScoped
class PageTree {

    /** The list shows the others. */
    private static final int SHOWN = 40;

    @Inject
    ExplorerQueries queries;

    @Inject
    Access access;

    /** Where somebody begins: roots and granted pages that they may see. */
    Set<Long> beginnings(Actor.Person actor) {
        return access.which(actor, Verb.VIEW, queries.beginnings(actor.userId()));
    }

    /** @param path the pages that are open, that nearest to the root first */
    List<TreeNode> whole(Set<Long> beginnings, List<Step> path) {
        List<Step> tops = new ArrayList<>(queries.steps(beginnings));
        Set<Long> open = path.stream().map(Step::id).collect(Collectors.toSet());
        tops.removeIf(top -> open.contains(top.id()) && path.getFirst().id() != top.id());
        Map<Long, List<Step>> below = queries.below(open, SHOWN + 1);
        return nodes(tops, path, 0, below);
    }

    List<TreeNode> below(long parent) {
        return nodes(queries.below(List.of(parent), SHOWN + 1).getOrDefault(parent, List.of()), List.of(), 0, Map.of());
    }

    private static List<TreeNode> nodes(List<Step> steps, List<Step> path, int depth, Map<Long, List<Step>> below) {
        Step open = depth < path.size() ? path.get(depth) : null;
        List<Step> shown = new ArrayList<>(steps.subList(0, Math.min(SHOWN, steps.size())));
        if (open != null && shown.stream().noneMatch(step -> step.id() == open.id())) {
            shown.add(open);
        }
        return shown.stream()
                .map(step -> node(step, open != null && open.id() == step.id(), path, depth, below))
                .toList();
    }

    private static TreeNode node(Step step, boolean open, List<Step> path, int depth, Map<Long, List<Step>> below) {
        List<Step> children = open ? below.getOrDefault(step.id(), List.of()) : List.of();
        return new TreeNode(
                step.id(),
                step.title(),
                step.hasChildren(),
                open,
                open && depth == path.size() - 1,
                nodes(children, open ? path : List.of(), depth + 1, below),
                children.size() > SHOWN);
    }
}
