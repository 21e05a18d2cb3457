package org.openvault.backend.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.document.SearchText;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;

/** What a publication keeps of the revision that it shows. */
final class PublicationDraft {

    /** Extracts are cut from the beginning of long texts: cutting takes time in proportion to the text. */
    private static final int LONGEST_TEXT = 30_000;

    private PublicationDraft() {}

    static Publication of(
            Entry entry,
            ContentType type,
            Revision revision,
            @Nullable Address address,
            @Nullable Publication before,
            Instant from) {
        var row = new Publication();
        row.entryId = entry.id;
        row.revisionId = revision.id;
        row.kind = entry.kind;
        row.type = entry.type;
        row.locale = entry.locale;
        row.title = revision.document.path(type.titleField()).asText();
        row.summary = summary(type, revision.document);
        Map<SearchText.Weight, String> words = SearchText.of(type, revision.document);
        row.search = json(words);
        row.words = text(words);
        row.firstPublishedAt = before == null ? firstPublication(entry, from) : before.firstPublishedAt;
        row.lastPublishedAt = from;
        row.liveFrom = from;
        if (address != null) {
            row.siteId = address.siteId();
            row.parentId = address.parentId();
            row.slug = address.slug();
            row.urlPath = address.path();
            row.position = address.position();
        }
        return row;
    }

    private static Instant firstPublication(Entry entry, Instant from) {
        return Publication.<Publication>find("entryId = ?1 order by liveFrom", entry.id)
                .firstResultOptional()
                .map(row -> row.firstPublishedAt)
                .orElse(from);
    }

    private static JsonNode summary(ContentType type, JsonNode document) {
        if (type.kind() != EntryKind.PAGE) {
            return document;
        }
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        for (Field field : type.fields()) {
            if (field.inSummary() && document.has(field.name())) {
                summary.set(field.name(), document.get(field.name()));
            }
        }
        return summary;
    }

    /** Angle brackets go: PostgreSQL would take what stands between them for a tag, and all after {@code <script>}. */
    private static String json(Map<SearchText.Weight, String> words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        words.forEach(
                (weight, text) -> json.put(weight.name(), text.replace('<', ' ').replace('>', ' ')));
        return json.toString();
    }

    /** Without the title, which a result shows anyway. */
    private static String text(Map<SearchText.Weight, String> words) {
        String all = words.get(SearchText.Weight.B) + words.get(SearchText.Weight.C) + words.get(SearchText.Weight.D);
        return all.substring(0, Math.min(LONGEST_TEXT, all.length())).strip();
    }
}
