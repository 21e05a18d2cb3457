package org.openvault.backend.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Condition;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Sites.Site;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.problem.Problem;

/** Where in the tree the pages of a list are to stand, told by other pages: these are read in one statement. */
final class PlaceParameters {

    private static final String ROOT = "root";
    private static final List<String> NAMES = List.of("child_of", "descendant_of", "ancestor_of", "translation_of");

    private final QueryParameters given;
    private final Snapshot snapshot;
    private final @Nullable Site site;
    private final Site root;
    private List<Live> anchors = List.of();

    /** @param root the site whose root page is meant by the word */
    PlaceParameters(QueryParameters given, Snapshot snapshot, @Nullable Site site, Site root) {
        this.given = given;
        this.snapshot = snapshot;
        this.site = site;
        this.root = root;
    }

    /** @throws Problem.BadRequest when there is no such page, or not for everybody */
    List<Condition> conditions() {
        if (given.has("child_of") && given.has("descendant_of")) {
            throw new Problem.BadRequest("filtering by descendant_of with child_of is not supported");
        }
        loadAnchors();
        var conditions = new ArrayList<Condition>();
        for (String name : NAMES) {
            given.text(name).map(text -> condition(name, anchor(name, text))).ifPresent(conditions::add);
        }
        return conditions;
    }

    private void loadAnchors() {
        Set<Long> ids = new LinkedHashSet<>();
        boolean isAsked = false;
        for (String name : NAMES) {
            String text = given.text(name).orElse(null);
            isAsked |= text != null;
            if (text != null && !isRoot(name, text)) {
                ids.add(id(name, text));
            }
        }
        if (isAsked) {
            anchors = snapshot.anchors(ids, root.id());
        }
    }

    private static boolean isRoot(String name, String text) {
        return text.equals(ROOT) && !name.equals("ancestor_of");
    }

    private static long id(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Problem.BadRequest(name + " must be a positive integer");
        }
        return Long.parseLong(text);
    }

    private Live anchor(String name, String text) {
        return anchors.stream()
                .filter(page -> page.kind().equals(EntryKind.PAGE.value()))
                .filter(page -> site == null || page.siteId() == site.id())
                .filter(page -> isRoot(name, text)
                        ? page.siteId() == root.id() && page.path().equals("/")
                        : page.entryId() == id(name, text))
                .findFirst()
                .orElseThrow(() -> new Problem.BadRequest(
                        switch (name) {
                            case "child_of" -> "parent page doesn't exist";
                            case "descendant_of" -> "ancestor page doesn't exist";
                            case "ancestor_of" -> "descendant page doesn't exist";
                            default -> "translation_of page doesn't exist";
                        }));
    }

    private static Condition condition(String name, Live anchor) {
        return switch (name) {
            case "child_of" -> Condition.childOf(anchor.entryId());
            case "descendant_of" -> Condition.descendantOf(anchor);
            case "ancestor_of" -> Condition.ancestorOf(anchor);
            default -> Condition.translationOf(anchor.entryId());
        };
    }
}
