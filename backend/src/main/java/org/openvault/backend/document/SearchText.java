package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.FieldKind;

/** The words of a document by their weight in search, A the heaviest. */
public final class SearchText {

    /** PostgreSQL's four weights. */
    public enum Weight {
        A,
        B,
        C,
        D
    }

    /** A document's words beyond this many characters are not searched: a tsvector holds at most one megabyte. */
    private static final int MOST = 400_000;

    private SearchText() {}

    public static Map<Weight, String> of(ContentType type, JsonNode document) {
        var texts = new EnumMap<Weight, StringBuilder>(Weight.class);
        for (Weight weight : Weight.values()) {
            texts.put(weight, new StringBuilder());
        }
        DocumentWalk.walk(type.fields(), document, (field, kind, value, at) -> {
            if (field.searchWeight() != ' ' && !field.isPrivate()) { // whoever searches would guess it
                append(texts.get(Weight.valueOf(String.valueOf(field.searchWeight()))), kind, value);
            }
        });
        var result = new EnumMap<Weight, String>(Weight.class);
        texts.forEach((weight, text) -> result.put(weight, text.substring(0, Math.min(MOST, text.length()))));
        return result;
    }

    private static void append(StringBuilder text, FieldKind kind, JsonNode value) {
        switch (kind) {
            case FieldKind.Text plain -> text.append(value.asText()).append(' ');
            case FieldKind.RichText rich ->
                text.append(RichText.plain(value.asText())).append(' ');
            case FieldKind.Html() ->
                text.append(Jsoup.parse(value.asText()).text()).append(' ');
            case FieldKind.Tags() ->
                value.forEach(tag -> text.append(tag.asText()).append(' '));
            case FieldKind.Table() ->
                value.forEach(row -> row.forEach(
                        cell -> text.append(RichText.plain(cell.asText())).append(' ')));
            default -> {
                // the other kinds hold no words
            }
        }
    }
}
