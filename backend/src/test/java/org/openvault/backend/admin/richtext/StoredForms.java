package org.openvault.backend.admin.richtext;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.openvault.backend.contenttype.RichTextFeature;
import org.openvault.backend.document.RichText;

/** Stored forms of rich text, made by a seed: every tag and attribute that {@link RichText} keeps, in every place that holds it. */
final class StoredForms {

    private static final List<String> MARKS = List.of("b", "i", "sup", "sub", "a");
    private static final List<String> WORDS =
            List.of("tower", "a < b & c", "two  spaces", "\u00a0", "“night”", "é", "{x}");

    private final Random random;

    StoredForms(long seed) {
        random = new Random(seed);
    }

    String next(boolean inline) {
        String html = inline ? text(List.of(), 3) : times(1 + random.nextInt(5), () -> block(2));
        return RichText.clean(html, RichTextFeature.ALL, inline);
    }

    private String block(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0, 1 -> "<p>" + text(List.of(), 3) + "</p>";
            case 2 -> heading(2 + random.nextInt(3));
            case 3 -> "<hr>";
            case 4 -> picture();
            case 5 -> list("ul", depth - 1);
            case 6 -> list("ol", depth - 1);
            default -> "<blockquote>" + held(depth - 1) + "</blockquote>";
        };
    }

    private String heading(int level) {
        String id = random.nextBoolean() ? "" : " id=\"part-" + random.nextInt(100) + "\"";
        return "<h%1$d%2$s>%3$s</h%1$d>".formatted(level, id, text(List.of(), 2));
    }

    private String list(String tag, int depth) {
        return "<" + tag + ">" + times(1 + random.nextInt(3), () -> "<li>" + held(depth) + "</li>") + "</" + tag + ">";
    }

    /** Text without a paragraph, then blocks; or blocks alone. */
    private String held(int depth) {
        String first = random.nextBoolean() ? text(List.of(), 2) : "<p>" + text(List.of(), 2) + "</p>";
        return first + times(random.nextInt(3), () -> block(depth));
    }

    /** @param within marks that are open: one of a kind at a time */
    private String text(List<String> within, int most) {
        return times(1 + random.nextInt(most), () -> piece(within));
    }

    private String piece(List<String> within) {
        return switch (random.nextInt(8)) {
                    case 0, 1 -> marked(within);
                    case 2 -> within.isEmpty() ? "<br>x" : word();
                    case 3 -> within.isEmpty() ? note() : word();
                    case 4 -> within.isEmpty() ? "y" + picture() + "z" : word();
                    default -> word();
                }
                + "·"; // marks that touch each other are one, and no text of the editor's can say otherwise
    }

    private String marked(List<String> within) {
        String tag = MARKS.get(random.nextInt(MARKS.size()));
        boolean isTaken =
                within.contains(tag) || tag.startsWith("su") && within.stream().anyMatch(one -> one.startsWith("su"));
        if (isTaken || within.size() > 2) {
            return word();
        }
        List<String> inside = java.util.stream.Stream.concat(within.stream(), java.util.stream.Stream.of(tag))
                .toList();
        return opening(tag) + text(inside, 2) + "</" + tag + ">";
    }

    private String opening(String tag) {
        if (!tag.equals("a")) {
            return "<" + tag + ">";
        }
        return switch (random.nextInt(5)) {
            case 0 -> "<a linktype=\"page\" id=\"" + random.nextInt(1, 999) + "\">";
            case 1 -> "<a linktype=\"page\" id=\"7\" fragment=\"part-2\">";
            case 2 -> "<a linktype=\"document\" id=\"9\">";
            case 3 -> "<a href=\"mailto:desk@tower.example\">";
            default -> "<a href=\"https://tower.example/?a=1&b=%22x\">";
        };
    }

    private String picture() {
        String format = List.of("left", "right", "fullwidth").get(random.nextInt(3));
        return "<embed embedtype=\"image\" id=\"%d\" format=\"%s\" alt='A \"mast\" & <guy>'>"
                .formatted(random.nextInt(1, 99), format);
    }

    private static String note() {
        return "<footnote id=\"0df04c8d-7450-4b9a-828f-03975d0dead5\"></footnote>";
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size())).replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String times(int count, Supplier<String> one) {
        var all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(one.get());
        }
        return all.toString();
    }
}
