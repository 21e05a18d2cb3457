package org.openvault.backend.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.FieldKind;

/** Looks through a document for what keeps some readers out: pictures, headings and links without words that say enough. */
public final class Accessibility {

    private static final Set<String> VAGUE = Set.of(
            "here",
            "click here",
            "click",
            "read more",
            "more",
            "link",
            "this link",
            "this",
            "this page",
            "learn more",
            "aquí",
            "haga clic aquí",
            "leer más",
            "más",
            "enlace",
            "este enlace");

    private final JsonNode document;
    private final Set<Long> described;
    private final List<Finding> findings = new ArrayList<>();

    private Accessibility(JsonNode document, Set<Long> described) {
        this.document = document;
        this.described = described;
    }

    /** @param described images that have an alternative text of their own */
    public static List<Finding> check(ContentType type, JsonNode document, Set<Long> described) {
        var check = new Accessibility(document, described);
        DocumentWalk.walk(type.fields(), document, (field, kind, value, at) -> check.visit(kind, value, at));
        return List.copyOf(check.findings);
    }

    private void visit(FieldKind kind, JsonNode value, List<Object> at) {
        switch (kind) {
            case FieldKind.ImageReference() -> image(value.longValue(), at);
            case FieldKind.RichText text -> text(RichText.parse(value.asText()), at);
            case FieldKind.Table() ->
                value.forEach(row -> row.forEach(cell -> text(RichText.parse(cell.asText()), at)));
            default -> {
                // nothing that is seen or read aloud by itself
            }
        }
    }

    /** What stands beside it may describe it for this place, or say that it only decorates. */
    private void image(long id, List<Object> at) {
        JsonNode around = document;
        for (Object step : at.subList(0, at.size() - 1)) {
            around = step instanceof Integer index ? around.path(index) : around.path((String) step);
        }
        boolean saysEnough = !around.path("alt").asText("").isBlank()
                || around.path("decorative").asBoolean()
                || described.contains(id);
        if (!saysEnough) {
            add(Finding.Kind.NO_ALTERNATIVE, at, "");
        }
    }

    private void text(Element text, List<Object> at) {
        int level = 0;
        for (Element heading : text.select("h2, h3, h4")) {
            int own = heading.normalName().charAt(1) - '0';
            if (heading.text().isBlank()) {
                add(Finding.Kind.HEADING_EMPTY, at, "");
            } else if (level > 0 && own > level + 1) {
                add(Finding.Kind.HEADING_SKIPS, at, heading.text());
            }
            level = own;
        }
        for (Element link : text.select("a")) {
            link(link, at);
        }
        for (Element image : text.select("embed[embedtype=image]")) {
            if (image.attr("alt").isBlank() && !described.contains(Long.valueOf(image.attr("id")))) {
                add(Finding.Kind.NO_ALTERNATIVE, at, "");
            }
        }
    }

    private void link(Element link, List<Object> at) {
        String words = link.text().strip();
        if (words.isEmpty() && link.select("embed").isEmpty()) {
            add(Finding.Kind.LINK_EMPTY, at, link.attr("href"));
        } else if (VAGUE.contains(words.toLowerCase(Locale.ROOT).replaceAll("[.!…»→>\\s]+$", ""))) {
            add(Finding.Kind.LINK_VAGUE, at, words);
        }
    }

    private void add(Finding.Kind kind, List<Object> at, String what) {
        findings.add(new Finding(kind, at, what));
    }
}
