package org.openvault.backend.ingest.openvault3;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a section is made of, before it is laid out in blocks. */
sealed interface Piece {

    /** One paragraph, heading, list, quote or rule of rich text. */
    record Prose(String html, Kind kind) implements Piece {

        enum Kind {
            CHAPTER,
            HEADING,
            OTHER
        }
    }

    /** A picture that is one of several when others like it stand beside it. */
    record Card(ObjectNode image) implements Piece {}

    record Whole(String type, ObjectNode value) implements Piece {}
}
