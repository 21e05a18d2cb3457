package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.always;
import static org.openvault.backend.api.openapi.Schema.any;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;
import static org.openvault.backend.api.openapi.Schema.word;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** How entries look in answers and in requests, type by type. */
final class EntryShapes {

    private final ApiDocument api;
    private final LiveSchemas live;

    EntryShapes(ApiDocument api) {
        this.api = api;
        this.live = new LiveSchemas(api);
    }

    void describe() {
        api.schema("Lock", object().has("by", text()).has("at", instant()).may("note", text()));
        api.schema(
                "EntryItem",
                object().has("id", id()).has("meta", draftMeta(text(), true)).has("title", text()));
        Schema rendition = object().has("url", text())
                .has("full_url", text())
                .has("width", LiveSchemas.pixels())
                .has("height", LiveSchemas.pixels());
        api.schema("WantedRendition", rendition);
        Schema part = object().may("id", id()).may("meta", Schema.map(any())).may("title", text());
        api.schema("Part", part.open().described("What was asked for by fields"));
        api.schema(
                "LiveItem",
                object().has("id", id())
                        .has("meta", liveMeta(text()))
                        .has("title", text())
                        .may("renditions", Schema.map(ref("WantedRendition"))));
        api.schema(
                "MergedWith",
                object().has(
                                "since",
                                list(object().has("version", ref("Version"))
                                        .has("author", text())
                                        .has("at", instant())))
                        .has("changes", list(ref("Change"))));
        history();
        api.types().forEach(this::type);
    }

    private void history() {
        api.schema(
                "Change",
                object().has(
                                "change",
                                word("field_changed", "block_added", "block_removed", "block_moved", "block_changed"))
                        .has("loc", list(text()).described("the field, and of a stream or list the id in it"))
                        .may("before", any())
                        .may("after", any())
                        .may("index", count())
                        .may("value", any())
                        .may("from", count())
                        .may("to", count())
                        .may(
                                "fields",
                                list(object().has("field", text())
                                        .has("before", any())
                                        .has("after", any()))));
        api.schema(
                "MergeConflict",
                object().has("loc", list(text()))
                        .has("reason", text())
                        .has("base", any())
                        .has("mine", any())
                        .has("theirs", any()));
        api.schema(
                "Revision",
                object().has("number", whole(1, Integer.MAX_VALUE))
                        .has("version", ref("Version"))
                        .has("type", text())
                        .has("author", text())
                        .has("author_id", id().orNull())
                        .has("created_at", instant())
                        .has("opened_at", instant().orNull())
                        .has("note", text())
                        .has("based_on", whole(1, Integer.MAX_VALUE).orNull())
                        .has("sealed", flag())
                        .has("erased", flag())
                        .has("name", text().orNull()));
        api.schema(
                "Usage",
                object().has("id", id())
                        .has("kind", text())
                        .has("type", text())
                        .has("title", text().orNull().described("null when whoever asks may not see the draft"))
                        .has("target_id", id())
                        .has("in_draft", flag())
                        .has("live", flag()));
    }

    private void type(ContentType type) {
        boolean page = type.kind() == EntryKind.PAGE;
        Schema fields = new Schema(StoredSchemas.document(api, type));
        api.schema(
                type.name() + ".Draft",
                object().has("id", id())
                        .has("meta", draftMeta(always(type.name()), page))
                        .may("merged_with", ref("MergedWith").orNull())
                        .may("pages", count())
                        .may("lost", list(text()))
                        .may("made", list(id()))
                        .and(fields));
        Schema shown = object().has("id", id())
                .has("meta", liveMeta(always(type.name())))
                .has("title", text())
                .and(live.fields(type));
        api.schema(
                type.name() + ".Live",
                type.kind() == EntryKind.IMAGE ? shown.may("renditions", Schema.map(ref("WantedRendition"))) : shown);
        api.schema(type.name() + ".New", create(type, fields));
        api.schema(type.name() + ".Changes", changes(type, fields));
    }

    private static Schema draftMeta(Schema type, boolean page) {
        Schema meta = object().has("type", type)
                .has("detail_url", text())
                .has("locale", text())
                .has("version", ref("Version").described("0 for an alias"))
                .has("status", word("draft", "live", "live+draft", "scheduled"))
                .has("owner", id().orNull())
                .has("trashed", flag())
                .has("created_at", instant())
                .has("first_published_at", instant().orNull())
                .has("last_published_at", instant().orNull())
                .has("next_change_at", instant().orNull().described("when readers see something else of it"))
                .has("locked", ref("Lock").orNull())
                .has("live_url", text().orNull());
        return page
                ? meta.may("parent_id", id().orNull())
                        .may("slug", text().orNull())
                        .may("alias_of", id().orNull())
                : meta;
    }

    private static Schema liveMeta(Schema type) {
        return object().has("type", type)
                .has("detail_url", text())
                .has("locale", text().orNull())
                .has("parent_id", id().orNull())
                .has("slug", text().orNull())
                .has("live_url", text().orNull())
                .has("first_published_at", instant())
                .has("last_published_at", instant());
    }

    /** Where there is but one type of the kind, or the address names it, it need not be said. */
    private static Schema create(ContentType type, Schema fields) {
        Schema meta = object().may("action", always("publish"));
        if (type.kind() != EntryKind.PAGE) {
            Schema closed = meta.may("type", always(type.name())).closed();
            return settable(object().may("meta", closed), type, fields).closed();
        }
        Schema closed = meta.has("type", always(type.name()))
                .has("parent_id", id())
                .may("note", text())
                .closed();
        Schema body =
                object().has("meta", closed).may("slug", text().described("made of the title when it is not said"));
        return settable(body, type, fields).closed();
    }

    private static Schema changes(ContentType type, Schema fields) {
        Schema meta = object().may("note", text()).may("action", always("publish"));
        return settable(object().may("meta", meta.closed()), type, fields).closed();
    }

    /** Files are made by uploads alone. */
    private static Schema settable(Schema body, ContentType type, Schema fields) {
        Schema all = body;
        for (Field field : type.fields()) {
            if (!field.isPrivate() && !(field.kind() instanceof FieldKind.File)) {
                all = all.may(
                        field.name(),
                        new Schema((ObjectNode) fields.json().path("properties").path(field.name())).orNull());
            }
        }
        return all;
    }

    /** One of the types, told apart by {@code meta.type}. */
    static Schema among(Collection<ContentType> types, String form) {
        List<Schema> choices =
                types.stream().map(type -> ref(type.name() + "." + form)).toList();
        if (choices.isEmpty()) {
            return object(); // no module has a type of this kind
        }
        return choices.size() == 1 ? choices.getFirst() : Schema.anyOf(choices);
    }
}
