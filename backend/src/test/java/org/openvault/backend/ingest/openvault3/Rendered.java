package org.openvault.backend.ingest.openvault3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/** What a reader sees of a stored document, and each string of HTML in it. */
final class Rendered {

    final List<String> html = new ArrayList<>();
    final List<String> plain = new ArrayList<>();

    Rendered(ObjectNode document) {
        document.properties().forEach(field -> {
            switch (field.getKey()) {
                case "title", "name" -> plain.add(field.getValue().asText());
                case "introduction", "bio" -> html.add(field.getValue().asText());
                case "body", "content" -> field.getValue().forEach(this::block);
                case "footnotes" ->
                    field.getValue()
                            .forEach(note -> html.add(note.at("/value/text").asText()));
                default -> {}
            }
        });
    }

    private void block(JsonNode block) {
        JsonNode value = block.get("value");
        switch (block.get("type").asText()) {
            case "heading", "text", "credits" -> html.add(value.asText());
            case "image" -> image(value);
            case "gallery" -> value.get("images").forEach(item -> image(item.get("value")));
            case "table" -> {
                html.add(value.get("caption").asText());
                value.get("rows").forEach(row -> row.forEach(cell -> html.add(cell.asText())));
            }
            case "video", "embed" -> html.add(value.get("caption").asText());
            default -> throw new AssertionError("unknown block " + block);
        }
    }

    private void image(JsonNode value) {
        html.add(value.get("caption").asText());
        plain.add(value.get("alt").asText());
    }

    String text() {
        StringBuilder all = new StringBuilder(String.join("\n", plain));
        html.forEach(
                part -> all.append('\n').append(Jsoup.parseBodyFragment(part).wholeText()));
        return all.toString();
    }

    /** With a space where a tag ends a line, so that words stay apart. */
    String words() {
        StringBuilder all = new StringBuilder(String.join("\n", plain));
        html.forEach(part -> all.append('\n')
                .append(Jsoup.parseBodyFragment(part.replaceAll("<(/p|/li|/h\\d|br|/blockquote|/footnote)>", "<$1> "))
                        .wholeText()));
        return all.toString();
    }
}
