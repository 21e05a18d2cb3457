package org.openvault.backend.ingest.openvault3;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Markdown to a tree of HTML elements. Code blocks are off: an indented line in these files is prose. */
final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .enabledBlockTypes(
                    Set.of(Heading.class, HtmlBlock.class, ThematicBreak.class, BlockQuote.class, ListBlock.class))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).build();

    private Markdown() {}

    static Element read(List<String> lines) {
        Node tree = PARSER.parse(String.join("\n", lines));
        List<Range> unclosed = rangesWithLeftMarks(tree);
        if (!unclosed.isEmpty()) {
            tree = PARSER.parse(String.join("\n", mended(lines, unclosed)));
        }
        Document html = Jsoup.parseBodyFragment(RENDERER.render(tree));
        html.outputSettings().prettyPrint(false);
        return html.body();
    }

    /** Plain text of one line, without its emphasis and links. */
    static String plain(String line) {
        return read(List.of(line)).text().strip();
    }

    private static List<Range> rangesWithLeftMarks(Node tree) {
        Set<Range> ranges = new TreeSet<>();
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                if (Emphasis.isLeftIn(text.getLiteral())) {
                    ranges.add(rangeAround(text));
                }
            }
        });
        return List.copyOf(ranges);
    }

    private static Range rangeAround(Node node) {
        Node block = node;
        while (!(block instanceof Block)) {
            block = block.getParent();
        }
        List<SourceSpan> spans = block.getSourceSpans();
        return new Range(spans.getFirst().getLineIndex(), spans.getLast().getLineIndex());
    }

    private static List<String> mended(List<String> lines, List<Range> ranges) {
        List<String> mended = new ArrayList<>(lines);
        for (Range range : ranges) {
            String paragraph = String.join("\n", lines.subList(range.first, range.last + 1));
            String marker = paragraph.replaceFirst("(?s)^((?:\\s*(?:[*+-]|\\d+\\.)\\s+)?).*", "$1");
            String[] result = (marker + Emphasis.mended(paragraph.substring(marker.length()))).split("\n", -1);
            for (int i = 0; i < result.length; i++) {
                mended.set(range.first + i, result[i]);
            }
        }
        return mended;
    }

    private record Range(int first, int last) implements Comparable<Range> {

        @Override
        public int compareTo(Range other) {
            return first != other.first ? Integer.compare(first, other.first) : Integer.compare(last, other.last);
        }
    }
}
