package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.word;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Columns;
import org.openvault.backend.delivery.RichTextFormat;

/** By what lists of live entries may be asked: what {@code ListParameters} reads. */
final class ListDescription {

    private static final String[] OF_ALL = {"fields", "order", "search", "search_operator", "as_of"};
    private static final String[] OF_PAGES = {
        "type", "child_of", "descendant_of", "ancestor_of", "translation_of", "locale", "site"
    };

    private ListDescription() {}

    static void describe(ApiDocument api) {
        api.parameter(
                "query.fields",
                text().example("*,-body,cover_image(title)"),
                "Which keys the answer has: names with commas between, -x without, * all, _ none, x(a,b) of what x holds");
        api.parameter(
                "query.order", text().example("-first_published_at"), "Names with commas between, - for the other way");
        api.parameter("query.search", text(500), "Only what holds these words");
        api.parameter("query.search_operator", word("and", "or"), "Whether one of the words is enough");
        api.parameter("query.type", text(), "Only of these content types, with commas between");
        api.parameter("query.child_of", text(), "Only what stands directly below this page: its id, or root");
        api.parameter("query.descendant_of", text(), "Only what stands somewhere below this page: its id, or root");
        api.parameter("query.ancestor_of", text(), "Only what stands above this page: its id");
        api.parameter("query.translation_of", text(), "Only translations of this page: its id, or root");
        api.parameter("query.locale", text(), "Only in this language: the locale's code");
        api.parameter("query.site", text(), "Only of this site: its host, with a port or without");
        api.parameter(
                "query.any",
                list(text().example("(featured=true,slug__in=(a,b))")),
                "Filters of which one is enough; may be there several times");
        api.parameter(
                "query.rich_text_format",
                word(java.util.Arrays.stream(RichTextFormat.values())
                        .map(RichTextFormat::value)
                        .toList()),
                "How rich text is given");
        api.parameter("query._", text(), "Says nothing: for clients that want no cache between");
        api.parameter("query.format", word("json"), "The only one that there is");
    }

    /** @param withOperators {@code __gte} and the like, and {@code any} */
    static Operation ask(
            ApiDocument api,
            Operation operation,
            EntryKind kind,
            Collection<ContentType> types,
            boolean withOperators) {
        operation.with(OF_ALL);
        if (kind == EntryKind.PAGE) {
            operation.with(OF_PAGES);
        }
        for (String filter : filters(kind, types, withOperators)) {
            String name = "query." + filter + ".filter";
            api.parameter(name, text(), meaning(filter));
            operation.with(name);
        }
        return withOperators ? operation.with("any") : operation;
    }

    /** Those of each type: which there are in the end depends on the types that are asked for. */
    private static Set<String> filters(EntryKind kind, Collection<ContentType> types, boolean withOperators) {
        var filters = new TreeSet<String>(Columns.of(kind, types).filters(withOperators));
        types.forEach(type -> filters.addAll(Columns.of(kind, List.of(type)).filters(withOperators)));
        return filters;
    }

    private static String meaning(String filter) {
        int between = filter.lastIndexOf("__");
        String name = between < 0 ? filter : filter.substring(0, between);
        return switch (between < 0 ? "" : filter.substring(between + 2)) {
            case "gte" -> "Only where " + name + " is this or more";
            case "lte" -> "Only where " + name + " is this or less";
            case "in" -> "Only where " + name + " is one of these, with commas between";
            case "not" -> "Only where " + name + " is something else";
            case "isnull" -> "Only where " + name + " says nothing (true) or something (false)";
            default -> "Only where " + name + " is this";
        };
    }

    /** What is answered, or a part of it where {@code fields} asks for a part. */
    static Schema orPart(Schema whole) {
        List<Schema> choices = whole.json().has("anyOf")
                ? new java.util.ArrayList<>(whole.choices())
                : new java.util.ArrayList<>(List.of(whole));
        choices.add(Schema.ref("Part"));
        return Schema.anyOf(choices);
    }
}
