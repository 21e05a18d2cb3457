package org.openvault.backend.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Rich text as Markdown (CommonMark). References that are still there are named by kind and id: {@code page:12}. */
final class MarkdownOutput {

    private static final String SIGNS = "\\`*_[]<>";

    private MarkdownOutput() {}

    static String of(Element body) {
        return blocks(body).stream().collect(Collectors.joining("\n\n"));
    }

    private static List<String> blocks(Element parent) {
        var blocks = new ArrayList<String>();
        var loose = new StringBuilder();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                flush(loose, blocks);
                blocks.add(block(element));
            } else {
                loose.append(inline(child));
            }
        }
        flush(loose, blocks);
        return blocks;
    }

    private static void flush(StringBuilder loose, List<String> blocks) {
        if (!loose.toString().isBlank()) {
            blocks.add(loose.toString().strip());
        }
        loose.setLength(0);
    }

    private static boolean isBlock(Element element) {
        return switch (element.normalName()) {
            case "p", "h2", "h3", "h4", "ul", "ol", "hr", "blockquote", "div" -> true;
            default -> false;
        };
    }

    private static String block(Element element) {
        return switch (element.normalName()) {
            case "h2" -> "## " + inlines(element);
            case "h3" -> "### " + inlines(element);
            case "h4" -> "#### " + inlines(element);
            case "hr" -> "---";
            case "ul", "ol" -> list(element);
            case "blockquote" ->
                of(element).lines().map(line -> ("> " + line).strip()).collect(Collectors.joining("\n"));
            case "div" -> of(element);
            default -> inlines(element).strip();
        };
    }

    private static String list(Element list) {
        var lines = new ArrayList<String>();
        int number = 0;
        for (Element item : list.children()) {
            number++;
            String mark = list.normalName().equals("ol") ? number + ". " : "- ";
            String indent = " ".repeat(mark.length());
            String text = of(item).replace("\n\n", "\n").replace("\n", "\n" + indent);
            lines.add(mark + text);
        }
        return String.join("\n", lines);
    }

    private static String inlines(Element parent) {
        return parent.childNodes().stream().map(MarkdownOutput::inline).collect(Collectors.joining());
    }

    private static String inline(Node node) {
        if (node instanceof TextNode text) {
            return escaped(text.text());
        }
        return node instanceof Element element ? inline(element) : "";
    }

    private static String inline(Element element) {
        return switch (element.normalName()) {
            case "b" -> marked("**", inlines(element));
            case "i" -> marked("*", inlines(element));
            case "br" -> "\\\n";
            case "sup", "sub" -> "<%1$s>%2$s</%1$s>".formatted(element.normalName(), inlines(element));
            case "a" -> "[%s](%s)".formatted(inlines(element), address(target(element)));
            case "img" -> "![%s](%s)".formatted(escaped(element.attr("alt")), address(element.attr("src")));
            case "embed" -> "![%s](image:%s)".formatted(escaped(element.attr("alt")), element.attr("id"));
            case "footnote" -> "[^" + element.attr("id") + "]";
            default -> inlines(element);
        };
    }

    /** Marks do not touch white space. */
    private static String marked(String mark, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return text;
        }
        int start = text.indexOf(stripped);
        return text.substring(0, start) + mark + stripped + mark + text.substring(start + stripped.length());
    }

    private static String target(Element link) {
        if (!link.hasAttr("linktype")) {
            return link.attr("href");
        }
        String fragment = link.attr("fragment");
        return link.attr("linktype") + ":" + link.attr("id") + (fragment.isEmpty() ? "" : "#" + fragment);
    }

    private static String address(String url) {
        return url.replace(" ", "%20").replace("(", "%28").replace(")", "%29");
    }

    private static String escaped(String text) {
        var result = new StringBuilder();
        text.chars().forEach(sign -> {
            if (SIGNS.indexOf(sign) >= 0) {
                result.append('\\');
            }
            result.append((char) sign);
        });
        return result.toString();
    }
}
