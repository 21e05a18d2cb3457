package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.contenttype.RichTextFeature;
import org.openvault.backend.document.RichText;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Rendition;
import org.openvault.backend.problem.Problem;

/**
 * A document as the API gives it: references become what they point at, rich text gets its addresses, private fields stay
 * out. What is not live is null, and absent from lists. A document that is not of its type's shape is refused by name.
 */
public final class FieldOutput {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ContentTypes types;
    private final Expansion expansion;
    private final String siteUrl;
    private final RichTextFormat format;

    public FieldOutput(ContentTypes types, Expansion expansion, String siteUrl) {
        this(types, expansion, siteUrl, RichTextFormat.HTML);
    }

    public FieldOutput(ContentTypes types, Expansion expansion, String siteUrl, RichTextFormat format) {
        this.types = types;
        this.expansion = expansion;
        this.siteUrl = siteUrl;
        this.format = format;
    }

    public void write(List<Field> fields, JsonNode document, ObjectNode target) {
        for (Field field : fields) {
            if (!field.isPrivate()) {
                target.set(field.name(), value(field, document));
            }
        }
    }

    public JsonNode value(Field field, JsonNode document) {
        try {
            return value(field.kind(), document.path(field.name()));
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException broken) {
            throw new Problem.BrokenDocument("the field '" + field.name() + "' cannot be read: " + broken.getMessage());
        }
    }

    private JsonNode value(FieldKind kind, JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        return switch (kind) {
            case FieldKind.RichText rich -> RichTextOutput.of(format, absent ? "" : text(value), expansion);
            case FieldKind.Text text -> JSON.textNode(absent ? "" : text(value));
            case FieldKind.Bool() -> JSON.booleanNode(value.asBoolean());
            case FieldKind.Html() ->
                JSON.textNode(absent ? "" : RichText.clean(text(value), RichTextFeature.ALL, false));
            case FieldKind.ImageReference() ->
                find(value).<JsonNode>map(this::image).orElse(NullNode.instance);
            case FieldKind.PageReference page ->
                find(value).<JsonNode>map(this::card).orElse(NullNode.instance);
            case FieldKind.SnippetReference snippet ->
                find(value).<JsonNode>map(this::snippet).orElse(NullNode.instance);
            case FieldKind.Struct struct -> struct(struct, value);
            case FieldKind.ListOf list -> list(list, value);
            case FieldKind.Stream stream -> stream(stream, value);
            case FieldKind.Table() -> table(value);
            case FieldKind.File() -> NullNode.instance; // where a file is kept is nobody's business outside
            case FieldKind.DocumentReference() -> absent ? NullNode.instance : value;
            case FieldKind.Number n -> absent ? NullNode.instance : value;
            case FieldKind.Date() -> absent ? NullNode.instance : value;
            case FieldKind.Duration() -> absent ? NullNode.instance : value;
            case FieldKind.Choice choice -> absent ? NullNode.instance : value;
            case FieldKind.Url() -> absent ? NullNode.instance : value;
            case FieldKind.FocalPoint() -> absent ? NullNode.instance : value;
            case FieldKind.Words words -> absent ? JSON.arrayNode() : value;
            case FieldKind.Tags() -> absent ? JSON.arrayNode() : value;
        };
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a text is stored as " + value.getNodeType());
        }
        return value.textValue();
    }

    private static JsonNode array(JsonNode value) {
        if (!value.isMissingNode() && !value.isArray()) {
            throw new IllegalArgumentException("a list is stored as " + value.getNodeType());
        }
        return value;
    }

    private Optional<Live> find(JsonNode id) {
        return id.isIntegralNumber() ? expansion.find(id.longValue()) : Optional.empty();
    }

    private ObjectNode struct(FieldKind.Struct struct, JsonNode value) {
        ObjectNode result = JSON.objectNode();
        struct.fields().stream()
                .filter(field -> !field.isPrivate())
                .forEach(field -> result.set(field.name(), value(field.kind(), value.path(field.name()))));
        return result;
    }

    private ArrayNode list(FieldKind.ListOf list, JsonNode value) {
        ArrayNode result = JSON.arrayNode();
        for (JsonNode item : array(value)) {
            JsonNode output = value(list.item(), item.path("value"));
            if (!output.isNull()) {
                result.addObject().<ObjectNode>set("id", item.path("id")).set("value", output);
            }
        }
        return result;
    }

    private ArrayNode stream(FieldKind.Stream stream, JsonNode value) {
        ArrayNode result = JSON.arrayNode();
        for (JsonNode block : array(value)) {
            BlockType type = stream.block(block.path("type").asText())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no block '" + block.path("type").asText() + "'"));
            ObjectNode element = result.addObject().put("type", type.name());
            element.set("id", block.path("id"));
            element.set("value", value(type.value(), block.path("value")));
        }
        return result;
    }

    private ArrayNode table(JsonNode value) {
        ArrayNode rows = JSON.arrayNode();
        for (JsonNode row : array(value)) {
            ArrayNode cells = rows.addArray();
            row.forEach(cell -> cells.add(RichTextOutput.of(format, text(cell), expansion)));
        }
        return rows;
    }

    private ObjectNode snippet(Live snippet) {
        ObjectNode result = JSON.objectNode().put("id", snippet.entryId()).put("type", snippet.type());
        write(types.get(snippet.type()).fields(), snippet.summary(), result);
        return result;
    }

    public ObjectNode image(Live image) {
        ImageDescription description = ImageDescription.of(image.entryId(), image.summary());
        ObjectNode result = JSON.objectNode()
                .put("id", image.entryId())
                .put("title", description.title())
                .put("alt", description.alt())
                .put("url", description.address())
                .put("full_url", description.isExternal() ? description.address() : siteUrl + description.address());
        putSize(result, description.size());
        result.put("credit", description.credit()).put("licence", description.licence());
        result.put("external", description.isExternal());
        ObjectNode renditions = result.putObject("renditions");
        if (!description.isExternal()) {
            for (Rendition rendition : Rendition.ALL) {
                ObjectNode one = renditions.putObject(rendition.spec()).put("url", description.address(rendition));
                putSize(one, description.size().map(rendition::of));
            }
        }
        return result;
    }

    private static void putSize(ObjectNode target, Optional<Rendition.Size> size) {
        target.put("width", size.map(Rendition.Size::width).orElse(null));
        target.put("height", size.map(Rendition.Size::height).orElse(null));
    }

    /** A page in a list: enough to show it and to lead to it. */
    public ObjectNode card(Live page) {
        JsonNode summary = page.summary();
        ObjectNode result = JSON.objectNode()
                .put("id", page.entryId())
                .put("type", page.type())
                .put("title", page.title())
                .put("url", page.path())
                .put("description", description(summary))
                .put("years", summary.path("years").asText())
                .put("link", summary.path("link").asText(""));
        result.set(
                "image",
                find(summary.path("cover_image")).<JsonNode>map(this::image).orElse(NullNode.instance));
        result.put("featured", summary.path("featured").asBoolean());
        ArrayNode authors = result.putArray("authors");
        for (JsonNode author : summary.path("authors")) {
            find(author.path("value")).ifPresent(live -> authors.add(live.title()));
        }
        return result.put("first_published_at", page.firstPublishedAt().toString());
    }

    private static String description(JsonNode summary) {
        String written = summary.path("search_description").asText();
        if (!written.isBlank()) {
            return written;
        }
        String shown = summary.path(summary.has("introduction") ? "introduction" : "description")
                .asText();
        String introduction = Jsoup.parseBodyFragment(shown).text();
        int end = introduction.length() <= 220 ? introduction.length() : introduction.lastIndexOf(' ', 220);
        return end == introduction.length() ? introduction : introduction.substring(0, Math.max(end, 0)) + "…";
    }
}
