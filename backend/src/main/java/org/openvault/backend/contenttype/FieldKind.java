package org.openvault.backend.contenttype;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a field's value looks like in a document. The set is closed: whoever switches over it (validation, references,
 * search text, output) is told by the compiler when a kind is added.
 */
public sealed interface FieldKind {

    /** A JSON string on one or several lines, at most {@code maxLength} characters. */
    record Text(int maxLength) implements FieldKind {}

    /** An HTML string of the given features; {@code inline} means without paragraphs. */
    record RichText(Set<RichTextFeature> features, boolean inline) implements FieldKind {
        public RichText {
            features = Set.copyOf(features);
        }
    }

    record Bool() implements FieldKind {}

    record Number(boolean whole) implements FieldKind {}

    /** An ISO 8601 date, {@code 2026-11-21}. */
    record Date() implements FieldKind {}

    /** Seconds as a decimal string, {@code "90.0"}, as today's clients know it. */
    record Duration() implements FieldKind {}

    record Choice(List<String> options) implements FieldKind {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** An http, https, mailto or tel address, or a path of this site. */
    record Url() implements FieldKind {}

    /** Strings in order, each matching {@code pattern}; a text is split on white space. */
    record Words(String pattern) implements FieldKind {}

    /** Labels, in the order given, without repeats. */
    record Tags() implements FieldKind {}

    record ImageReference() implements FieldKind {}

    record DocumentReference() implements FieldKind {}

    /** A page of one of the types; any type when the set is empty. */
    record PageReference(Set<String> types) implements FieldKind {
        public PageReference {
            types = Set.copyOf(types);
        }
    }

    record SnippetReference(String type) implements FieldKind {}

    /** Raw HTML, sanitised on output. */
    record Html() implements FieldKind {}

    /** Rows of cells, each cell inline rich text. */
    record Table() implements FieldKind {}

    /** What is known of an uploaded file: key, width, height, bytes, type, sha256. Written by the server alone. */
    record File() implements FieldKind {}

    /** A point in a picture, x and y from 0 to 1. */
    record FocalPoint() implements FieldKind {}

    record Struct(List<Field> fields) implements FieldKind {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /** Items {@code {"id": uuid, "value": …}} in order. */
    record ListOf(FieldKind item, int max) implements FieldKind {}

    /** Blocks {@code {"type", "id": uuid, "value"}} in order. */
    record Stream(List<BlockType> blocks) implements FieldKind {
        public Stream {
            blocks = List.copyOf(blocks);
        }

        public Optional<BlockType> block(String name) {
            return blocks.stream().filter(block -> block.name().equals(name)).findFirst();
        }
    }
}
