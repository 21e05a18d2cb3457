package org.openvault.backend.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;

/**
 * The cache tags that an entry's coming, going or changing touches: exactly what a reader could have noted who saw
 * something that is now different. An entry's own tag covers whatever shows it; lists are touched only when who is in them,
 * or in which order, may have changed.
 */
final class TouchedTags {

    /** What stands of an entry at one instant, with what lists know of it. */
    record Standing(Span span, ContentType type, JsonNode summary) {}

    private final Set<String> tags = new TreeSet<>();
    private final @Nullable Long siteId;
    private final List<String> translations;

    /** @param translations the tags of the entry in other languages */
    TouchedTags(long entryId, EntryKind kind, @Nullable Long siteId, List<String> translations) {
        this.siteId = siteId;
        this.translations = translations;
        tags.add(kind.value() + ":" + entryId);
        tags.add("search");
        if (kind == EntryKind.PAGE) {
            tags.add(SiteMapPart.tagOfPage(entryId));
        }
    }

    Set<String> tags() {
        return tags;
    }

    /** One of the two may be null: nothing stood, or nothing does. */
    void add(@Nullable Standing before, @Nullable Standing after) {
        if (before == null || after == null || listsMayDiffer(before, after)) {
            place(before);
            place(after);
            tags.addAll(translations);
        }
        siteWide(before, after);
        siteWide(after, before);
    }

    private void place(@Nullable Standing standing) {
        if (standing == null) {
            return;
        }
        tags.add("type:" + standing.type.name());
        if (standing.span.path() != null && siteId != null) {
            tags.add(Address.tag(siteId, standing.span.path()));
        }
        if (standing.span.place() != null && standing.span.place().parentId() != null) {
            tags.add("children:" + standing.span.place().parentId());
        }
    }

    private static boolean listsMayDiffer(Standing before, Standing after) {
        return !Objects.equals(before.span.path(), after.span.path())
                || !Objects.equals(before.span.place(), after.span.place())
                || before.span.closed() != after.span.closed()
                || !before.type.name().equals(after.type.name())
                || before.type.fields().stream().anyMatch(field -> field.orders() && !same(field, before, after));
    }

    private void siteWide(@Nullable Standing one, @Nullable Standing other) {
        if (one == null) {
            return;
        }
        for (Field field : one.type.fields()) {
            if (!field.siteWide().isEmpty() && !same(field, one, other)) {
                tags.add(field.siteWide() + ":" + siteId);
            }
        }
    }

    private static boolean same(Field field, Standing one, @Nullable Standing other) {
        return value(field, one).equals(value(field, other));
    }

    private static JsonNode value(Field field, @Nullable Standing standing) {
        return standing == null
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : standing.summary.path(field.name());
    }
}
