package org.openvault.backend.document;

import java.util.Set;
import org.openvault.backend.contenttype.RichTextFeature;

/** What may stand in a cell of a table. */
final class TableCells {

    static final Set<RichTextFeature> FEATURES =
            Set.of(RichTextFeature.BOLD, RichTextFeature.ITALIC, RichTextFeature.SCRIPT, RichTextFeature.LINK);

    private TableCells() {}
}
