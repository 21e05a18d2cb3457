package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** What the tree of media folders may look like. */
final class FolderRules {

    static final int MOST_FOLDERS = 10_000;
    private static final int DEEPEST = 20;
    private static final int LONGEST_NAME = 100;

    private FolderRules() {}

    /** The tree is changed by one after the other; whoever files something in a folder does not wait. */
    static void takeTurn(EntityManager entities) {
        entities.createNativeQuery("lock table media_folder in share row exclusive mode")
                .executeUpdate();
    }

    static String requireName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(character -> Character.isISOControl(character) || character == '/')) {
            throw new Problem.InvalidContent(List.of(new Fault(
                    List.of("name"),
                    "must have from 1 to %d characters, none of them a slash or a control character"
                            .formatted(LONGEST_NAME))));
        }
        return stripped;
    }

    /** @param exceptFolder whose own name is no hindrance; 0 for none */
    static void requireFreeName(long parentId, String name, long exceptFolder) {
        if (MediaFolder.count("parentId = ?1 and name = ?2 and id <> ?3", parentId, name, exceptFolder) > 0) {
            throw new Problem.Conflict("folder %d has a folder '%s' already".formatted(parentId, name));
        }
    }

    /** @param below how many levels of folders are to stand below the parent */
    static void requireDepth(long parentId, int below) {
        int depth = below;
        for (Long next = parentId; next != null; next = MediaFolder.get(next).parentId) {
            depth++;
        }
        if (depth > DEEPEST) {
            throw new Problem.Conflict("folders lie at most " + DEEPEST + " deep in each other");
        }
    }

    /** As the audit log tells it. */
    static String describe(MediaFolder folder) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("folder", folder.id)
                .put("parent", folder.parentId)
                .put("name", folder.name)
                .toString();
    }
}
