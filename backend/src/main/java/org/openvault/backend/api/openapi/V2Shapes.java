package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.any;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** How entries look in version 2: what the keys of {@code api.v2} write. Modules with shapes of their own build on it. */
public final class V2Shapes {

    /** What the kind's own keys say already. */
    private static final Set<String> OF_PAGES = Set.of("title", "seo_title", "search_description", "show_in_menus");

    private static final Set<String> OF_MEDIA = Set.of("title", "width", "height", "tags", "file");

    private V2Shapes() {}

    static void describe(ApiDocument api) {
        api.schema(
                "ContentState", object().has("blocks", list(Schema.map(any()))).has("entityMap", Schema.map(any())));
        api.schema("V2Page", page(meta(text())));
        api.schema("V2Media", media());
        api.schema("V2Link", page(named().has("html_url", text())));
    }

    private static Schema named() {
        return object().has("type", text()).may("detail_url", text());
    }

    public static Schema entry(Schema type) {
        return object().has("id", id()).has("meta", object().has("type", type).has("detail_url", text()));
    }

    public static Schema page(Schema meta) {
        return object().has("id", id()).has("meta", meta).has("title", text());
    }

    static Schema media() {
        return object().has("id", id())
                .has(
                        "meta",
                        object().has("type", text())
                                .has("detail_url", text())
                                .has("tags", list(text()))
                                .has("download_url", text()))
                .has("title", text());
    }

    /** Of a page in a list; {@code locale} where the site has several. */
    public static Schema meta(Schema type) {
        return object().has("type", type)
                .has("detail_url", text())
                .has("html_url", text())
                .has("slug", text())
                .has("first_published_at", instant())
                .may("locale", text());
    }

    /** Of one page. */
    public static Schema pageMeta(Schema type) {
        return meta(type)
                .has("show_in_menus", flag())
                .has("seo_title", text())
                .has("search_description", text())
                .has("last_published_at", instant())
                .has("alias_of", ref("V2Link").orNull())
                .has("parent", ref("V2Link").orNull());
    }

    /** The fields that a type adds: entries that it names have keys of their own. */
    static Schema fields(ApiDocument api, ContentType type) {
        Collection<String> known = type.kind() == EntryKind.PAGE ? OF_PAGES : OF_MEDIA;
        Schema schema = object();
        for (Field field : type.fields()) {
            if (!field.isPrivate() && !known.contains(field.name())) {
                schema = schema.has(field.name(), field(api, type, field));
            }
        }
        return schema;
    }

    private static Schema field(ApiDocument api, ContentType type, Field field) {
        return switch (field.kind()) {
            case FieldKind.ListOf items when isReference(items.item()) -> list(related(api, items.item()));
            case FieldKind kind when isReference(kind) -> related(api, kind).orNull();
            default -> LiveSchemas.ofV2(api).field(type, field.name());
        };
    }

    private static boolean isReference(FieldKind kind) {
        return kind instanceof FieldKind.ImageReference
                || kind instanceof FieldKind.DocumentReference
                || kind instanceof FieldKind.PageReference
                || kind instanceof FieldKind.SnippetReference;
    }

    private static Schema related(ApiDocument api, FieldKind kind) {
        return switch (kind) {
            case FieldKind.PageReference page -> api.schema("V2NestedPage", page(named().may("locale", text())));
            case FieldKind.SnippetReference snippet ->
                api.schema("V2NestedSnippet", object().has("id", id()).has("meta", named()));
            default -> api.schema("V2NestedMedia", page(named().has("download_url", text())));
        };
    }

    /** Rich text in the form that was asked for. */
    public static Schema richText() {
        return Schema.anyOf(List.of(LiveSchemas.html(), ref("ContentState")));
    }
}
