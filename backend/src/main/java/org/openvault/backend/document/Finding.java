package org.openvault.backend.document;

import java.util.List;

/**
 * Something in a document that some readers will stumble over. It stops nobody from publishing.
 *
 * @param at where, as in {@link Fault}
 * @param what the text of the heading or link, where there is one
 */
public record Finding(Kind kind, List<Object> at, String what) {

    public enum Kind {
        /** A picture that nobody described. */
        NO_ALTERNATIVE,
        /** A heading two or more levels below the one before. */
        HEADING_SKIPS,
        HEADING_EMPTY,
        LINK_EMPTY,
        /** A link that says nothing of where it leads, such as "here". */
        LINK_VAGUE
    }

    public Finding {
        at = List.copyOf(at);
    }
}
