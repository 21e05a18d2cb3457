package org.openvault.backend.admin.explorer;

import java.util.List;

/**
 * A page in the tree at the side.
 *
 * @param open whether what stands below is shown: {@code below}, and where there is more, so said
 */
public record TreeNode(
        long id,
        String title,
        boolean hasChildren,
        boolean open,
        boolean current,
        List<TreeNode> below,
        boolean more) {}
