package org.openvault.backend.openvault.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openvault.backend.api.v2.V2;
import org.openvault.backend.delivery.Live;

/** How the present site's clients know exhibits, collections and authors. */
final class Shapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shapes() {}

    static ObjectNode exhibit(V2 v2, Live exhibit) {
        ObjectNode result = v2.item(exhibit, "exhibits");
        ((ObjectNode) result.get("meta"))
                .put("last_published_at", exhibit.lastPublishedAt().toString())
                .put("featured", exhibit.summary().path("featured").asBoolean());
        result.put("title", exhibit.title());
        covers(v2, exhibit, result);
        result.set("authors", authors(v2, exhibit));
        return result;
    }

    static ObjectNode collection(V2 v2, Live collection) {
        ObjectNode result = v2.item(collection, "collections");
        ((ObjectNode) result.get("meta"))
                .put("last_published_at", collection.lastPublishedAt().toString());
        result.put("title", collection.title());
        result.put("introduction", collection.summary().path("introduction").asText());
        result.set("cover_image", v2.image(collection.summary().path("cover_image"), "fill-1920x1080"));
        result.set("hero_image", v2.image(collection.summary().path("hero_image"), "fill-1600x500"));
        return result;
    }

    static void covers(V2 v2, Live page, ObjectNode target) {
        target.set("cover_image", v2.image(page.summary().path("cover_image"), "fill-1920x1080"));
        target.set("cover_thumb", v2.image(page.summary().path("cover_image"), "fill-480x270"));
        target.set("hero_image", v2.image(page.summary().path("hero_image"), "fill-1600x500"));
        target.set("hero_thumb", v2.image(page.summary().path("hero_image"), "fill-480x270"));
    }

    static ArrayNode authors(V2 v2, Live exhibit) {
        ArrayNode result = JSON.arrayNode();
        int number = 0;
        for (JsonNode item : exhibit.summary().path("authors")) {
            number++;
            var author = v2.expansion().find(item.path("value").longValue());
            if (author.isPresent()) {
                ObjectNode one = result.addObject().put("id", number);
                one.putObject("meta").put("type", "authors.AuthorsOrderable");
                one.put("author_id", author.get().entryId());
                person(v2, author.get(), one);
            }
        }
        return result;
    }

    static ObjectNode author(V2 v2, Live author) {
        ObjectNode result = v2.item(author, "authors");
        person(v2, author, result);
        return result;
    }

    private static void person(V2 v2, Live author, ObjectNode target) {
        target.put("name", author.title());
        target.set("image", v2.image(author.summary().path("image"), "fill-100x100"));
        target.put("bio", author.summary().path("bio").asText());
    }

    /** Lists of items as the present clients know them: without the envelope that v3 has. */
    static ArrayNode footnotes(JsonNode general) {
        ArrayNode result = JSON.arrayNode();
        int number = 0;
        for (JsonNode note : general) {
            result.addObject()
                    .put("id", ++number)
                    .put("uuid", note.path("id").asText())
                    .put("text", note.path("value").path("text").asText());
        }
        return result;
    }

    static ArrayNode otherExhibits(V2 v2, JsonNode general) {
        ArrayNode result = JSON.arrayNode();
        for (JsonNode item : general) {
            v2.expansion().find(item.path("value").path("id").longValue()).ifPresent(exhibit -> {
                ObjectNode one =
                        result.addObject().put("exhibit_id", exhibit.entryId()).put("title", exhibit.title());
                one.set("cover_image", v2.image(exhibit.summary().path("cover_image"), "fill-320x100"));
            });
        }
        return result;
    }
}
