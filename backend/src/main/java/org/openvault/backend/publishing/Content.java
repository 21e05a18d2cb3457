package org.openvault.backend.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.document.Fault;
import org.openvault.backend.document.PublishRules;
import org.openvault.backend.document.References;
import org.openvault.backend.document.SearchText;

/**
 * What lists and search know of a revision that is published, or is to be.
 *
 * @param edition of a revision that is still written: which one this is of
 * @param summary what lists show and filters ask: a page's fields that are marked so, and the whole document of anything else
 * @param search the words by weight as JSON, {@code {"A": "…"}}
 * @param words the plain text from which a result's extract is cut
 * @param refs entries that the document names
 * @param faults why it may not be published
 * @param redirectedPath the address that it is for, where it is a redirect; else empty
 */
record Content(
        long revision,
        int edition,
        String type,
        String title,
        JsonNode summary,
        String search,
        String words,
        Set<Long> refs,
        List<Fault> faults,
        String redirectedPath) {

    /** Stands for words that the database has already: see {@link PrepareContent}. */
    static final String PREPARED = "";

    /** Extracts are cut from the beginning of long texts: cutting takes time in proportion to the text. */
    private static final int LONGEST_TEXT = 30_000;

    static Content of(long revision, int edition, ContentType type, JsonNode document) {
        Map<SearchText.Weight, String> words = SearchText.of(type, document);
        return new Content(
                revision,
                edition,
                type.name(),
                document.path(type.titleField()).asText(),
                summary(type, document),
                json(words),
                text(words),
                References.of(type, document),
                PublishRules.check(type, document),
                type.kind() == EntryKind.REDIRECT
                        ? Address.normalise(document.path("from").asText())
                        : "");
    }

    boolean isPrepared() {
        return search.equals(PREPARED);
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
