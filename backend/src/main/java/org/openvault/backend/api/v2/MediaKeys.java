package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.function.ToIntFunction;
import org.openvault.backend.api.v2.Key.Shown;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Rendition;

/** What images and documents have. */
final class MediaKeys {

    private MediaKeys() {}

    static Keys of(EntryKind kind) {
        var keys = new ArrayList<>(CommonKeys.ALL);
        keys.add(Key.meta("tags", Shown.IN_LISTS, MediaKeys::tags));
        keys.add(Key.meta("download_url", Shown.EVERYWHERE, MediaKeys::downloadUrl));
        keys.add(Key.body(
                "title", Shown.EVERYWHERE, item -> TextNode.valueOf(item.live().title())));
        if (kind == EntryKind.IMAGE) {
            keys.add(Key.body("width", Shown.IN_DETAILS, item -> length(item, Rendition.Size::width)));
            keys.add(Key.body("height", Shown.IN_DETAILS, item -> length(item, Rendition.Size::height)));
        }
        return new Keys(keys);
    }

    private static JsonNode tags(Item item) {
        JsonNode tags = item.stored("tags");
        return tags.isArray() ? tags : JsonNodeFactory.instance.arrayNode();
    }

    private static ImageDescription describe(Item item) {
        return ImageDescription.of(item.live().entryId(), item.document());
    }

    private static TextNode downloadUrl(Item item) {
        ImageDescription description = describe(item);
        return TextNode.valueOf(
                description.isExternal() ? description.address() : item.v2().url() + description.address());
    }

    private static JsonNode length(Item item, ToIntFunction<Rendition.Size> which) {
        return describe(item)
                .size()
                .<JsonNode>map(size -> IntNode.valueOf(which.applyAsInt(size)))
                .orElse(NullNode.instance);
    }
}
