package org.openvault.backend.ingest.openvault3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Lays pieces out as a stream of blocks with stable ids. */
final class Layout {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A chapter shorter than this does not end its block: a dozen two-line blocks help no editor. */
    private static final int SHORT = 600;
    /** Beyond this a block ends at the next paragraph: it is about what an editor sees on two screens. */
    private static final int LONG = 8_000;

    private final String name;
    private final ArrayNode blocks = JSON.arrayNode();
    private final StringBuilder prose = new StringBuilder();
    private boolean afterHeading;

    /** @param name of the stream, unique among all streams; the blocks' ids are made from it */
    Layout(String name) {
        this.name = name;
    }

    void heading(String html) {
        block("heading", JSON.textNode(html));
    }

    void section(List<Piece> pieces) {
        List<ObjectNode> cards = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Card card) {
                flush("text");
                cards.add(card.image());
                continue;
            }
            gallery(cards);
            switch (piece) {
                case Piece.Prose text -> add(text);
                case Piece.Whole whole -> {
                    flush("text");
                    block(whole.type(), whole.value());
                }
                case Piece.Card _ -> throw new IllegalStateException("cards were taken above");
            }
        }
        gallery(cards);
        flush("text");
    }

    void credits(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (!(piece instanceof Piece.Prose text)) {
                flush("credits");
                section(List.of(piece));
                continue;
            }
            prose.append(text.html());
        }
        flush("credits");
    }

    ArrayNode blocks() {
        return blocks;
    }

    private void add(Piece.Prose piece) {
        boolean heading = piece.kind() != Piece.Prose.Kind.OTHER;
        boolean chapter = piece.kind() == Piece.Prose.Kind.CHAPTER && prose.length() >= SHORT;
        boolean full = prose.length() + piece.html().length() > LONG && prose.length() >= SHORT;
        // A heading never stands at the end of a block, away from what it heads.
        if (!afterHeading && (chapter || full)) {
            flush("text");
        }
        prose.append(piece.html());
        afterHeading = heading;
    }

    private void gallery(List<ObjectNode> cards) {
        if (cards.size() == 1) {
            block("image", cards.getFirst());
        } else if (!cards.isEmpty()) {
            ObjectNode gallery = JSON.objectNode();
            ArrayNode images = gallery.putArray("images");
            for (ObjectNode card : cards) {
                ObjectNode item = images.addObject();
                item.put(
                        "id",
                        Ids.of(name + "/" + blocks.size() + "/" + (images.size() - 1))
                                .toString());
                item.set("value", card.retain("image", "alt", "caption"));
            }
            block("gallery", gallery);
        }
        cards.clear();
    }

    private void flush(String type) {
        if (!prose.isEmpty()) {
            String html = prose.toString();
            prose.setLength(0);
            block(type, JSON.textNode(html));
        }
        afterHeading = false;
    }

    private void block(String type, JsonNode value) {
        ObjectNode block = JSON.objectNode();
        block.put("type", type);
        block.put("id", Ids.of(name + "/" + blocks.size()).toString());
        block.set("value", value);
        blocks.add(block);
    }
}
