package org.openvault.backend.openvault.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.openvault.backend.api.v2.Item;
import org.openvault.backend.api.v2.Key;
import org.openvault.backend.api.v2.Key.Shown;
import org.openvault.backend.delivery.Live;

/** Values that the present site's clients know in a form of their own. */
final class Shapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shapes() {}

    static Key lastPublishedAt() {
        return Key.meta(
                "last_published_at",
                Shown.IN_LISTS,
                item -> TextNode.valueOf(item.live().lastPublishedAt().toString()));
    }

    static Key image(String name, String field, String rendition, Shown shown) {
        return Key.body(name, shown, item -> item.v2().image(item.stored(field), rendition));
    }

    static ArrayNode authors(Item exhibit) {
        ArrayNode result = JSON.arrayNode();
        int number = 0;
        for (JsonNode each : exhibit.stored("authors")) {
            number++;
            Optional<Live> author = exhibit.find(each.path("value"));
            if (author.isPresent()) {
                ObjectNode one = result.addObject().put("id", number);
                one.putObject("meta").put("type", "authors.AuthorsOrderable");
                one.put("author_id", author.get().entryId());
                person(exhibit.of(author.get()), one);
            }
        }
        return result;
    }

    private static void person(Item author, ObjectNode target) {
        target.put("name", author.live().title());
        target.set("image", author.v2().image(author.stored("image"), "fill-100x100"));
        target.set("bio", author.field("bio"));
    }

    /** Without the envelope that lists of items have in general. */
    static ArrayNode footnotes(Item exhibit) {
        ArrayNode result = JSON.arrayNode();
        int number = 0;
        for (JsonNode note : exhibit.field("footnotes")) {
            result.addObject()
                    .put("id", ++number)
                    .put("uuid", note.path("id").asText())
                    .set("text", note.path("value").path("text"));
        }
        return result;
    }

    static ArrayNode otherExhibits(Item exhibit) {
        ArrayNode result = JSON.arrayNode();
        for (JsonNode each : exhibit.stored("other_exhibits")) {
            exhibit.find(each.path("value")).ifPresent(other -> {
                ObjectNode one =
                        result.addObject().put("exhibit_id", other.entryId()).put("title", other.title());
                one.set("cover_image", exhibit.v2().image(other.summary().path("cover_image"), "fill-320x100"));
            });
        }
        return result;
    }
}
