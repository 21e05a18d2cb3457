package org.openvault.backend.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.Field;

/**
 * The cache tags that a publication's coming, going or changing touches: exactly what a reader could have noted who saw
 * something that is now different. An entry's own tag covers whatever shows it; lists are touched only when who is in them,
 * or in which order, may have changed.
 */
final class TouchedTags {

    private TouchedTags() {}

    static Set<String> of(ContentType type, @Nullable Publication before, @Nullable Publication after) {
        var tags = new TreeSet<String>();
        Publication any = Objects.requireNonNull(after == null ? before : after);
        tags.add(any.kind + ":" + any.entryId);
        tags.add("search");
        if (before == null || after == null || listsMayDiffer(type, before, after)) {
            tags.add("type:" + any.type);
            place(before, tags);
            place(after, tags);
        }
        for (Field field : type.fields()) {
            if (!field.siteWide().isEmpty() && !same(field, before, after)) {
                tags.add(field.siteWide() + ":" + any.siteId);
            }
        }
        return tags;
    }

    private static void place(@Nullable Publication row, Set<String> tags) {
        if (row != null && row.urlPath != null) {
            tags.add(Address.tag(row.siteId, row.urlPath));
            if (row.parentId != null) {
                tags.add("children:" + row.parentId);
            }
        }
    }

    private static boolean listsMayDiffer(ContentType type, Publication before, Publication after) {
        return !Objects.equals(before.urlPath, after.urlPath)
                || !Objects.equals(before.parentId, after.parentId)
                || !Objects.equals(before.position, after.position)
                || type.fields().stream().anyMatch(field -> field.filterable() && !same(field, before, after));
    }

    private static boolean same(Field field, @Nullable Publication before, @Nullable Publication after) {
        return value(field, before).equals(value(field, after));
    }

    private static JsonNode value(Field field, @Nullable Publication row) {
        return row == null
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : row.summary.path(field.name());
    }
}
