package org.openvault.frontend.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Block.Alignment;
import org.openvault.frontend.content.Block.GalleryImage;
import org.openvault.frontend.content.Block.RecordKind;

/** Reads a stream. One block that cannot be read is left out; it does not cost the reader the page. */
final class BlockReader {
    private static final Logger LOG = Logger.getLogger(BlockReader.class);

    private final JsonReader json;

    BlockReader(JsonReader json) {
        this.json = json;
    }

    List<Block> read(JsonNode stream) {
        List<Block> blocks = new ArrayList<>();
        for (JsonNode item : stream) {
            blocks.add(readSafely(item));
        }
        return List.copyOf(blocks);
    }

    private Block readSafely(JsonNode item) {
        String type = item.path("type").asText();
        String id = item.path("id").asText();
        try {
            return block(type, id, item.path("value"));
        } catch (RuntimeException e) {
            LOG.warnf("Block %s (%s) cannot be read: %s", id, type, e.getMessage());
            return new Block.Unknown(id, type);
        }
    }

    private Block block(String type, String id, JsonNode value) {
        return switch (type) {
            case "heading" -> new Block.Heading(id, plain(value));
            case "subheading" -> new Block.Subheading(id, plain(value));
            case "text" -> new Block.Text(id, plain(value));
            case "credits" -> new Block.Credits(id, plain(value));
            case "html" -> new Block.Html(id, plain(value));
            case "image" -> picture(id, value);
            case "quote" -> new Block.Quote(id, text(value, "text"), text(value, "attribution"));
            case "embed" -> new Block.Embed(id, text(value, "url"), text(value, "caption"));
            case "video" ->
                new Block.Video(
                        id, text(value, "url"), text(value, "title"), text(value, "caption"), image(value, "poster"));
            case "audio" ->
                new Block.Audio(
                        id, text(value, "url"), text(value, "title"), text(value, "caption"), image(value, "poster"));
            case "table" -> table(id, value);
            case "gallery" -> gallery(id, value);
            default -> records(type, id, value);
        };
    }

    private Block picture(String id, JsonNode value) {
        return new Block.Picture(
                id,
                image(value, "image"),
                text(value, "alt"),
                value.path("decorative").asBoolean(),
                text(value, "caption"),
                text(value, "credit"),
                alignment(text(value, "alignment")));
    }

    private static Alignment alignment(String name) {
        for (Alignment alignment : Alignment.values()) {
            if (alignment.name().equalsIgnoreCase(name)) {
                return alignment;
            }
        }
        return Alignment.FULL;
    }

    private Block table(String id, JsonNode value) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : value.path("rows")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            rows.add(List.copyOf(cells));
        }
        return new Block.Table(
                id,
                text(value, "caption"),
                value.path("header_row").asBoolean(),
                value.path("header_column").asBoolean(),
                List.copyOf(rows));
    }

    private Block gallery(String id, JsonNode value) {
        List<GalleryImage> images = new ArrayList<>();
        for (JsonNode entry : JsonReader.values(value.path("images"))) {
            Image image = image(entry, "image");
            if (image != null) {
                images.add(new GalleryImage(image, text(entry, "alt"), text(entry, "caption")));
            }
        }
        return new Block.Gallery(id, List.copyOf(images));
    }

    private Block records(String type, String id, JsonNode value) {
        for (RecordKind kind : RecordKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                List<String> guids = new ArrayList<>();
                value.path("guids").forEach(guid -> guids.add(guid.asText()));
                return new Block.Records(
                        id,
                        kind,
                        List.copyOf(guids),
                        text(value, "special_collections"),
                        value.path("show_title").asBoolean(true),
                        value.path("show_sidebar").asBoolean(true),
                        text(value, "title"),
                        seconds(value.path("start_time")),
                        seconds(value.path("end_time")));
            }
        }
        return new Block.Unknown(id, type);
    }

    private static @Nullable Double seconds(JsonNode value) {
        String text = value.asText("");
        if (value.isNull() || text.isBlank()) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String plain(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }

    private @Nullable Image image(JsonNode value, String name) {
        return json.image(value.path(name));
    }

    private static String text(JsonNode value, String name) {
        return JsonReader.text(value, name);
    }
}
