package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Rich text as {@code {"blocks": [{key, text, type, depth, inlineStyleRanges, entityRanges}], "entityMap": {}}}: the raw
 * content state of the Draft.js editor, which Wagtail's converter writes too. Reads what has addresses already.
 */
final class ContentStateOutput {

    private static final Map<String, String> BLOCKS = Map.of(
            "p", "unstyled",
            "h2", "header-two",
            "h3", "header-three",
            "h4", "header-four",
            "blockquote", "blockquote");
    private static final Map<String, String> STYLES =
            Map.of("b", "BOLD", "i", "ITALIC", "sup", "SUPERSCRIPT", "sub", "SUBSCRIPT");

    private final ObjectNode state = JsonNodeFactory.instance.objectNode();
    private final ArrayNode blocks = state.putArray("blocks");
    private final ObjectNode entities = state.putObject("entityMap");

    private ContentStateOutput() {}

    static ObjectNode of(Element body) {
        var output = new ContentStateOutput();
        output.blocks(body);
        return output.state;
    }

    private void blocks(Element parent) {
        @org.jspecify.annotations.Nullable Block loose = null;
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                loose = null;
                block(element, 0);
            } else if (loose != null || !(child instanceof TextNode text) || !text.isBlank()) {
                loose = loose == null ? new Block("unstyled", 0) : loose;
                inline(child, loose);
            }
        }
    }

    private static boolean isBlock(Element element) {
        return switch (element.normalName()) {
            case "p", "h2", "h3", "h4", "ul", "ol", "hr", "blockquote", "img" -> true;
            default -> false;
        };
    }

    private void block(Element element, int depth) {
        switch (element.normalName()) {
            case "ul", "ol" -> list(element, depth);
            case "hr" -> atomic("HORIZONTAL_RULE", JsonNodeFactory.instance.objectNode());
            case "img" -> atomic("IMAGE", image(element));
            default -> inlines(element, new Block(BLOCKS.getOrDefault(element.normalName(), "unstyled"), depth));
        }
    }

    private void list(Element list, int depth) {
        String type = list.normalName().equals("ol") ? "ordered-list-item" : "unordered-list-item";
        for (Element item : list.children()) {
            var block = new Block(type, depth);
            for (Node child : item.childNodes()) {
                if (child instanceof Element inner
                        && (inner.normalName().equals("ul")
                                || inner.normalName().equals("ol"))) {
                    list(inner, depth + 1);
                } else {
                    inline(child, block);
                }
            }
        }
    }

    private void atomic(String type, ObjectNode data) {
        var block = new Block("atomic", 0);
        block.text.append(' ');
        block.entity(entity(type, "IMMUTABLE", data), 0);
        block.close();
    }

    private static ObjectNode image(Element image) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("src", image.attr("src"))
                .put("alt", image.attr("alt"))
                .put("format", image.attr("class").replaceFirst("^richtext-image ?", ""));
    }

    private int entity(String type, String mutability, ObjectNode data) {
        int key = entities.size();
        entities.putObject(String.valueOf(key))
                .put("type", type)
                .put("mutability", mutability)
                .set("data", data);
        return key;
    }

    private void inlines(Element parent, Block block) {
        parent.childNodes().forEach(child -> inline(child, block));
        block.close();
    }

    private void inline(Node node, Block block) {
        if (node instanceof TextNode text) {
            block.text.append(text.text());
        } else if (node instanceof Element element) {
            element(element, block);
        }
        block.close();
    }

    private void element(Element element, Block block) {
        int start = block.text.length();
        String name = element.normalName();
        switch (name) {
            case "br" -> block.text.append('\n');
            case "img" -> block.text.append(' ');
            case "footnote" -> block.text.append('*');
            default -> element.childNodes().forEach(child -> inline(child, block));
        }
        if (STYLES.containsKey(name)) {
            block.style(STYLES.get(name), start);
        } else if (name.equals("a") && element.hasAttr("href")) {
            var data = JsonNodeFactory.instance.objectNode().put("url", element.attr("href"));
            block.entity(entity("LINK", "MUTABLE", data), start);
        } else if (name.equals("footnote")) {
            var data = JsonNodeFactory.instance.objectNode().put("footnote", element.attr("id"));
            block.entity(entity("FOOTNOTES", "IMMUTABLE", data), start);
        } else if (name.equals("img")) {
            block.entity(entity("IMAGE", "IMMUTABLE", image(element)), start);
        }
    }

    /** One run of text that is being written. */
    private final class Block {

        private final ObjectNode json;
        private final StringBuilder text = new StringBuilder();
        private final ArrayNode styles;
        private final ArrayNode ranges;

        Block(String type, int depth) {
            json = blocks.addObject()
                    .put("key", String.format("%05x", blocks.size()))
                    .put("text", "")
                    .put("type", type)
                    .put("depth", depth);
            styles = json.putArray("inlineStyleRanges");
            ranges = json.putArray("entityRanges");
        }

        void style(String style, int start) {
            styles.addObject()
                    .put("offset", start)
                    .put("length", text.length() - start)
                    .put("style", style);
        }

        void entity(int key, int start) {
            ranges.addObject()
                    .put("offset", start)
                    .put("length", text.length() - start)
                    .put("key", key);
        }

        void close() {
            json.put("text", text.toString());
        }
    }
}
