package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.oneOf;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;

/** What a type's documents look like to readers: what {@code FieldOutput} writes, kind by kind. */
public final class LiveSchemas {

    private final ApiDocument api;
    private final String form;
    private final Schema richText;

    public LiveSchemas(ApiDocument api) {
        this(api, "Live", html());
    }

    /** @param form in the names of blocks */
    private LiveSchemas(ApiDocument api, String form, Schema richText) {
        this.api = api;
        this.form = form;
        this.richText = richText;
    }

    /** For version 2, which gives rich text in other forms too. */
    public static LiveSchemas ofV2(ApiDocument api) {
        return new LiveSchemas(api, "V2", V2Shapes.richText());
    }

    public Schema field(ContentType type, String name) {
        return of(type.name(), type.field(name).orElseThrow().kind());
    }

    /** The fields alone; each is always there. */
    public Schema fields(ContentType type) {
        return fields(type.name(), type.fields());
    }

    private Schema fields(String owner, List<Field> fields) {
        Schema schema = object();
        for (Field field : fields) {
            if (!field.isPrivate()) {
                schema = schema.has(field.name(), of(owner, field.kind()));
            }
        }
        return schema;
    }

    private Schema of(String owner, FieldKind kind) {
        return switch (kind) {
            case FieldKind.RichText rich -> richText;
            case FieldKind.Html() -> html();
            case FieldKind.Text text -> text();
            case FieldKind.Bool() -> flag();
            case FieldKind.Number number ->
                new Schema(JsonNodeFactory.instance.objectNode().put("type", number.whole() ? "integer" : "number"))
                        .orNull();
            case FieldKind.Date() -> new Schema(text().json().put("format", "date")).orNull();
            case FieldKind.Duration() -> text().described("seconds").orNull();
            case FieldKind.Choice choice -> Schema.word(choice.options()).orNull();
            case FieldKind.Url() -> text().orNull();
            case FieldKind.Words words -> list(text());
            case FieldKind.Tags() -> list(text());
            case FieldKind.ImageReference() -> ref("Image").orNull();
            case FieldKind.DocumentReference() -> id().orNull();
            case FieldKind.PageReference page -> ref("Card").orNull();
            case FieldKind.SnippetReference snippet -> snippet(snippet.type()).orNull();
            case FieldKind.Table() -> list(list(richText));
            case FieldKind.File() ->
                new Schema(JsonNodeFactory.instance.objectNode().put("type", "null"));
            case FieldKind.FocalPoint() ->
                object().has("x", share()).has("y", share()).orNull();
            case FieldKind.Struct struct -> fields(owner, struct.fields());
            case FieldKind.ListOf items -> list(object().has("id", uuid()).has("value", of(owner, items.item())));
            case FieldKind.Stream stream -> stream(owner, stream.blocks());
        };
    }

    private Schema snippet(String name) {
        if (form.equals("Live")) {
            return ref(name + ".Named");
        }
        ContentType type = api.types().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return object().has("id", id()).has("type", Schema.always(name)).and(fields(type));
    }

    private Schema stream(String owner, List<BlockType> blocks) {
        List<Schema> choices = blocks.stream()
                .map(block -> api.schema(
                        "Block." + block.name() + "." + form,
                        owner + "." + block.name() + "." + form,
                        object().has("type", Schema.always(block.name()))
                                .has("id", uuid())
                                .has("value", of(owner, block.value()))))
                .toList();
        return list(oneOf(choices));
    }

    /** What every answer with content may hold: pictures, pages in lists, and whatever snippet is named. */
    public void describeParts() {
        api.schema(
                "Rendition", object().has("url", text()).has("width", pixels()).has("height", pixels()));
        api.schema(
                "Image",
                object().has("id", id())
                        .has("title", text())
                        .has("alt", text())
                        .has("url", text())
                        .has("full_url", text())
                        .has("width", pixels())
                        .has("height", pixels())
                        .has("credit", text())
                        .has("licence", text())
                        .has(
                                "external",
                                flag().described("it is shown from another site, in the one form that it has there"))
                        .has("renditions", Schema.map(ref("Rendition"))));
        api.schema("Card", card());
        for (ContentType type : api.types()) {
            if (type.kind() == EntryKind.SNIPPET) {
                api.schema(
                        type.name() + ".Named",
                        object().has("id", id())
                                .has("type", Schema.always(type.name()))
                                .and(fields(type)));
            }
        }
    }

    /** A page in a list. */
    static Schema card() {
        return object().has("id", id())
                .has("type", text())
                .has("title", text())
                .has("url", text())
                .has("description", text())
                .has("years", text())
                .has("link", text())
                .has("image", ref("Image").orNull())
                .has("featured", flag())
                .has("authors", list(text()))
                .has("first_published_at", instant());
    }

    public static Schema html() {
        return new Schema(text().json().put("contentMediaType", "text/html"));
    }

    public static Schema uuid() {
        return new Schema(text().json().put("format", "uuid"));
    }

    static Schema pixels() {
        return whole(1, Integer.MAX_VALUE).orNull();
    }

    private static Schema share() {
        return new Schema(JsonNodeFactory.instance
                .objectNode()
                .put("type", "number")
                .put("minimum", 0)
                .put("maximum", 1));
    }
}
