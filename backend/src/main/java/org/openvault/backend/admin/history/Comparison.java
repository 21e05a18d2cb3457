package org.openvault.backend.admin.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.history.WordDiff.Part;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.document.Diff;

/** Two versions side by side: what is different, field by field and block by block, with the words marked. */
final class Comparison {

    /**
     * @param kind changed, added, removed or moved
     * @param field its label; @param block the block's label, or empty
     * @param from where a block stood, counted from 1; @param to where it stands
     */
    public record Row(String kind, String field, String block, int from, int to, List<Part> before, List<Part> after) {}

    private final ContentType type;
    private final Readable readable;

    Comparison(ContentType type, Readable readable) {
        this.type = type;
        this.readable = readable;
    }

    List<Row> rows(List<Diff.Change> changes) {
        var rows = new ArrayList<Row>();
        changes.forEach(change -> rows.addAll(rows(change)));
        return rows;
    }

    private List<Row> rows(Diff.Change change) {
        Optional<Field> field = type.field(change.field());
        String label = field.map(Field::label).orElse(change.field());
        Optional<FieldKind> kind = field.map(Field::kind);
        return switch (change) {
            case Diff.FieldChanged(String name, JsonNode before, JsonNode after) ->
                List.of(changed(label, "", kind, before, after));
            case Diff.BlockAdded(String name, String id, int index, JsonNode value) ->
                List.of(new Row("added", label, label(kind, value), 0, index + 1, List.of(), whole(kind, value)));
            case Diff.BlockRemoved(String name, String id, int index, JsonNode value) ->
                List.of(new Row("removed", label, label(kind, value), index + 1, 0, whole(kind, value), List.of()));
            case Diff.BlockMoved(String name, String id, int from, int to) ->
                List.of(new Row("moved", label, "", from + 1, to + 1, List.of(), List.of()));
            case Diff.BlockChanged block -> block(label, kind, block);
        };
    }

    private List<Row> block(String label, Optional<FieldKind> kind, Diff.BlockChanged change) {
        String block = label(kind, change.after());
        Optional<FieldKind> inner = inner(kind, change.after());
        if (change.fields().isEmpty()) {
            return List.of(changed(
                    label,
                    block,
                    inner,
                    change.before().path("value"),
                    change.after().path("value")));
        }
        return change.fields().stream()
                .map(part -> {
                    Optional<Field> field = inner.flatMap(each -> each instanceof FieldKind.Struct struct
                            ? struct.fields().stream()
                                    .filter(one -> one.name().equals(part.field()))
                                    .findFirst()
                            : Optional.empty());
                    String named = field.map(Field::label).orElse(part.field());
                    String where = block.isEmpty() ? named : block + " › " + named;
                    return changed(label, where, field.map(Field::kind), part.before(), part.after());
                })
                .toList();
    }

    private Row changed(
            String label, String block, Optional<FieldKind> kind, @Nullable JsonNode before, @Nullable JsonNode after) {
        String was = readable.of(kind, before);
        String is = readable.of(kind, after);
        if (was.equals(is)) { // the words are the same: what differs is how they are marked
            was = source(before);
            is = source(after);
        }
        WordDiff.Sides sides = WordDiff.of(was, is);
        return new Row("changed", label, block, 0, 0, sides.before(), sides.after());
    }

    private static String source(@Nullable JsonNode value) {
        return value == null ? "" : value.isTextual() ? value.asText() : value.toPrettyString();
    }

    private List<Part> whole(Optional<FieldKind> kind, JsonNode element) {
        return List.of(new Part(readable.of(inner(kind, element), element.path("value")), false));
    }

    private static Optional<FieldKind> inner(Optional<FieldKind> kind, JsonNode element) {
        return kind.flatMap(each -> switch (each) {
            case FieldKind.Stream stream ->
                stream.block(element.path("type").asText()).map(BlockType::value);
            case FieldKind.ListOf list -> Optional.of(list.item());
            default -> Optional.empty();
        });
    }

    private static String label(Optional<FieldKind> kind, JsonNode element) {
        return kind.flatMap(each -> each instanceof FieldKind.Stream stream
                        ? stream.block(element.path("type").asText()).map(BlockType::label)
                        : Optional.empty())
                .orElse("");
    }
}
