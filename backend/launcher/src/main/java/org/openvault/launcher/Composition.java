package org.openvault.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What an editor makes of a page: blocks added, rewritten and taken out, now and then the description. */
final class Composition {
    private static final int MOST_BLOCKS = 30;

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> writes = new HashMap<>();
    private final Set<String> removes = new HashSet<>();
    private final String mark;
    private final Random random;

    Composition(ObjectNode page, String mark, Random random) {
        this.mark = mark;
        this.random = random;
        var blocks = new ArrayList<ObjectNode>();
        page.path("body").forEach(block -> blocks.add(((ObjectNode) block).deepCopy()));
        change(blocks);
        ArrayNode stream = body.putArray("body");
        blocks.forEach(stream::add);
    }

    /** What is sent: the fields that change, the stream of blocks whole. */
    ObjectNode body() {
        return body;
    }

    /** Texts by block or field. */
    Map<String, String> writes() {
        return writes;
    }

    Set<String> removes() {
        return removes;
    }

    private void change(List<ObjectNode> blocks) {
        int choice = random.nextInt(10);
        if (blocks.isEmpty() || (choice < 4 && blocks.size() < MOST_BLOCKS)) insert(blocks);
        else rewrite(some(blocks));
        if (choice == 7) describe();
        if (choice == 8) rewrite(some(blocks));
        if (choice == 9 || blocks.size() >= MOST_BLOCKS) remove(blocks);
    }

    private ObjectNode some(List<ObjectNode> blocks) {
        return blocks.get(random.nextInt(blocks.size()));
    }

    private void insert(List<ObjectNode> blocks) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        ObjectNode block = JsonNodeFactory.instance.objectNode().put("id", id).put("type", "text");
        blocks.add(random.nextInt(blocks.size() + 1), block);
        rewrite(block);
    }

    private void rewrite(ObjectNode block) {
        String text = "<p>" + text() + "</p>";
        block.put("value", text);
        writes.put(block.path("id").asText(), text);
    }

    /** Never what this edit writes itself: something of it must be left to know it by. */
    private void remove(List<ObjectNode> blocks) {
        ObjectNode block = some(blocks);
        String id = block.path("id").asText();
        if (writes.containsKey(id)) return;
        blocks.remove(block);
        removes.add(id);
    }

    private void describe() {
        String text = text();
        body.put("search_description", text);
        writes.put("search_description", text);
    }

    private String text() {
        return mark + " says " + Integer.toHexString(random.nextInt());
    }
}
