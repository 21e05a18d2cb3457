package org.openvault.frontend.block;

import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.block.BlockView.Cell;
import org.openvault.frontend.block.BlockView.FigureView;
import org.openvault.frontend.block.BlockView.LinkView;
import org.openvault.frontend.block.BlockView.RecordLink;
import org.openvault.frontend.block.BlockView.RecordsView;
import org.openvault.frontend.block.BlockView.TableView;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Image;

/** Renders the blocks of one page in order, and gathers on the way what the table of contents and the notes need. */
public final class Stream {
    private static final String CATALOGUE = "https://americanarchive.org/catalog/";
    private static final String RECORD = "Record in the American Archive";
    private static final String TEXT_WIDTH = "(min-width: 48rem) 44rem, 100vw";
    private static final String WIDE = "(min-width: 72rem) 66rem, 100vw";

    private final Anchors anchors;
    private final Outline outline;
    private final Prose prose;

    public Stream(Anchors anchors, Outline outline, Prose prose) {
        this.anchors = anchors;
        this.outline = outline;
        this.prose = prose;
    }

    public String render(List<Block> blocks) {
        StringBuilder html = new StringBuilder();
        for (Block block : blocks) {
            TemplateInstance template = template(view(block));
            if (template != null) {
                html.append(template.render());
            }
        }
        return html.toString();
    }

    private static @Nullable TemplateInstance template(BlockView view) {
        return switch (view) {
            case BlockView.HeadingView heading -> BlockTemplates.heading(heading);
            case BlockView.TextView text -> BlockTemplates.text(text);
            case BlockView.CreditsView credits -> BlockTemplates.credits(credits);
            case BlockView.HtmlView html -> BlockTemplates.html(html);
            case FigureView figure -> BlockTemplates.picture(figure);
            case BlockView.QuoteView quote -> BlockTemplates.quote(quote);
            case LinkView link -> BlockTemplates.link(link);
            case TableView table -> BlockTemplates.table(table);
            case BlockView.GalleryView gallery -> BlockTemplates.gallery(gallery);
            case RecordsView records -> BlockTemplates.records(records);
            case BlockView.NothingView nothing -> null;
        };
    }

    private BlockView view(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading(2, heading.html());
            case Block.Subheading heading -> heading(3, heading.html());
            case Block.Text text -> text(text.html());
            case Block.Credits credits -> credits(credits.html());
            case Block.Html html -> new BlockView.HtmlView(prose.blocks(html.html()));
            case Block.Picture picture -> picture(picture);
            case Block.Quote quote -> quote(quote);
            case Block.Embed embed -> link("Elsewhere", "Open", embed.url(), "", embed.caption(), null);
            case Block.Video video ->
                link("Video", "Watch", video.url(), video.title(), video.caption(), video.poster());
            case Block.Audio audio ->
                link("Audio", "Listen", audio.url(), audio.title(), audio.caption(), audio.poster());
            case Block.Table table -> table(table);
            case Block.Gallery gallery -> gallery(gallery);
            case Block.Records records -> records(records);
            case Block.Unknown unknown -> new BlockView.NothingView();
        };
    }

    private BlockView heading(int wished, String html) {
        String title = Prose.words(html);
        if (title.isEmpty()) {
            return new BlockView.NothingView();
        }
        int level = outline.enter(wished);
        String anchor = anchors.slug(title);
        outline.add(level, anchor, title);
        return new BlockView.HeadingView(level, anchor, prose.inline(html));
    }

    private BlockView text(String html) {
        String finished = prose.blocks(html);
        return finished.isBlank() ? new BlockView.NothingView() : new BlockView.TextView(finished);
    }

    private BlockView credits(String html) {
        if (Prose.words(html).isEmpty()) {
            return new BlockView.NothingView();
        }
        String anchor = anchors.take("credits");
        outline.addSection(anchor, "Credits");
        return new BlockView.CreditsView(anchor, prose.blocks(html));
    }

    private BlockView picture(Block.Picture picture) {
        Image image = picture.image();
        if (image == null) {
            return new BlockView.NothingView();
        }
        String alt = picture.decorative() ? "" : firstOf(picture.alt(), image.alt());
        boolean narrow = picture.alignment() == Block.Alignment.LEFT || picture.alignment() == Block.Alignment.RIGHT;
        String sizes = narrow ? "(min-width: 48rem) 20rem, 100vw" : WIDE;
        return new FigureView(
                PictureView.whole(image, sizes, alt),
                prose.inline(picture.caption()),
                firstOf(picture.credit(), image.credit()),
                picture.alignment().name().toLowerCase(Locale.ROOT));
    }

    private BlockView quote(Block.Quote quote) {
        String text = prose.inline(quote.text());
        return text.isEmpty() ? new BlockView.NothingView() : new BlockView.QuoteView(text, quote.attribution());
    }

    private BlockView link(String kind, String verb, String url, String title, String caption, @Nullable Image poster) {
        String place = host(url);
        if (place.isEmpty()) {
            return new BlockView.NothingView();
        }
        PictureView picture = poster == null
                ? null
                : PictureView.cut(poster, "(min-width: 48rem) 16rem, 100vw", false, "", "fill-480x270", "fill-960x540");
        String name = firstOf(title, Prose.words(caption), place);
        String below = name.equals(Prose.words(caption)) ? "" : prose.inline(caption);
        return new LinkView(kind, verb, url, name, below, place, picture);
    }

    /** The host a link leads to; empty for what is no web address, which is not linked. */
    private static String host(String url) {
        try {
            URI address = URI.create(url.strip());
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null ? address.getHost().replaceFirst("^www\\.", "") : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private BlockView table(Block.Table table) {
        List<List<Cell>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (String cell : row) {
                boolean header = table.headerColumn() && cells.isEmpty();
                cells.add(new Cell(header, prose.inline(cell)));
            }
            rows.add(cells);
        }
        if (rows.isEmpty()) {
            return new BlockView.NothingView();
        }
        List<Cell> head = table.headerRow() ? rows.removeFirst() : List.of();
        return new TableView(prose.inline(table.caption()), head, rows);
    }

    private BlockView gallery(Block.Gallery gallery) {
        List<FigureView> figures = gallery.images().stream()
                .map(image -> new FigureView(
                        PictureView.whole(
                                image.image(),
                                TEXT_WIDTH,
                                firstOf(image.alt(), image.image().alt())),
                        prose.inline(image.caption()),
                        image.image().credit(),
                        "gallery"))
                .toList();
        return figures.isEmpty() ? new BlockView.NothingView() : new BlockView.GalleryView(figures);
    }

    private BlockView records(Block.Records group) {
        if (group.guids().isEmpty()) {
            return new BlockView.NothingView();
        }
        String title = group.title().isBlank() ? group.kind().label() : prose.inline(group.title());
        int level = outline.enter(2);
        String anchor = anchors.slug(Prose.words(title));
        if (group.showSidebar()) {
            outline.add(level, anchor, Prose.words(title));
        }
        String name = group.title().isBlank() || group.guids().size() > 1 ? RECORD : Prose.words(title);
        List<RecordLink> links = group.guids().stream()
                .map(guid -> new RecordLink(name, guid, CATALOGUE + guid.replaceAll("[^A-Za-z0-9_.-]", "")))
                .toList();
        String kind = group.title().isBlank() ? "" : group.kind().label();
        String clip = Clip.label(group.startSeconds(), group.endSeconds());
        return new RecordsView(anchor, level, kind, title, group.showTitle(), clip, links);
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
