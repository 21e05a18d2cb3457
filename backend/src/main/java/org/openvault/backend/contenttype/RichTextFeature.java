package org.openvault.backend.contenttype;

import java.util.EnumSet;
import java.util.Set;

/** What an editor may do in a rich text field; everything else is taken out when the text is saved. */
public enum RichTextFeature {
    BOLD,
    ITALIC,
    SCRIPT,
    HEADINGS,
    LISTS,
    RULE,
    LINK,
    IMAGE,
    BLOCKQUOTE,
    FOOTNOTE;

    public static final Set<RichTextFeature> ALL = Set.copyOf(EnumSet.allOf(RichTextFeature.class));
}
