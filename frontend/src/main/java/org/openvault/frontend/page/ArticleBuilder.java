package org.openvault.frontend.page;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.block.Anchors;
import org.openvault.frontend.block.Notes;
import org.openvault.frontend.block.Notes.Note;
import org.openvault.frontend.block.Outline;
import org.openvault.frontend.block.PictureView;
import org.openvault.frontend.block.Prose;
import org.openvault.frontend.block.Stream;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.content.Author;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Card;
import org.openvault.frontend.content.Footnote;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageType;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.layout.CardView;
import org.openvault.frontend.page.ArticleView.AuthorView;
import org.openvault.frontend.page.ArticleView.SeasonView;

/** Makes one page to be read. The order of the calls is the order on the page: notes and anchors are given in it. */
final class ArticleBuilder {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Ids that the page's frame uses. */
    private static final List<String> RESERVED = List.of("main", "contents", "chapters", "also", "search", "theme");

    private final Resolved resolved;
    private final Anchors anchors = new Anchors();
    private final Outline outline = new Outline();
    private final Notes notes;
    private final Prose prose;
    private final Stream stream;

    private ArticleBuilder(Resolved resolved, List<Footnote> footnotes) {
        this.resolved = resolved;
        RESERVED.forEach(anchors::take);
        this.notes = new Notes(footnotes, anchors);
        this.prose = new Prose(anchors, outline, notes);
        this.stream = new Stream(anchors, outline, prose);
    }

    static ArticleView exhibit(Resolved resolved, Page.Exhibit exhibit) {
        return new ArticleBuilder(resolved, exhibit.footnotes()).exhibit(exhibit);
    }

    static ArticleView collection(Resolved resolved, Page.Collection collection) {
        Image hero = collection.hero() == null ? collection.cover() : collection.hero();
        return new ArticleBuilder(resolved, List.of())
                .plain(
                        "Collection",
                        "In this collection",
                        hero,
                        collection.introduction(),
                        collection.seasons(),
                        collection.content());
    }

    static ArticleView standard(Resolved resolved, Page.Standard page) {
        return new ArticleBuilder(resolved, List.of()).plain("", "On this page", null, "", List.of(), page.body());
    }

    static ArticleView other(Resolved resolved, Page.Other page) {
        return new ArticleBuilder(resolved, List.of())
                .plain("", "On this page", page.hero(), page.introduction(), List.of(), page.body());
    }

    private ArticleView exhibit(Page.Exhibit exhibit) {
        Ancestor parent =
                resolved.ancestors().isEmpty() ? null : resolved.ancestors().getLast();
        boolean chapter = parent != null && parent.type().equals(PageType.EXHIBIT);
        String body = stream.render(exhibit.body());
        String authorsAnchor = anchors.take("authors");
        List<AuthorView> authors = authors(exhibit.authors());
        if (exhibit.authors().stream().anyMatch(author -> !author.bio().isBlank())) {
            outline.addSection(authorsAnchor, "Authors");
        }
        String notesAnchor = anchors.take("notes");
        List<Note> finished = notes.list();
        if (!finished.isEmpty()) {
            outline.addSection(notesAnchor, "Endnotes");
        }
        Image hero = exhibit.hero() == null ? exhibit.cover() : exhibit.hero();
        return new ArticleView(
                chapter ? "Chapter" : "Exhibit",
                exhibit.info().title(),
                resolved.ancestors(),
                hero(hero),
                hero == null ? "" : hero.credit(),
                chapter ? "In this chapter" : "In this exhibit",
                outline.sections(),
                authors,
                authorsAnchor,
                day(exhibit.info().firstPublishedAt()),
                "",
                List.of(),
                body,
                notesAnchor,
                finished.stream().map(this::finished).toList(),
                CardView.listOf(resolved.children()),
                chapter ? parent : null,
                sibling(-1),
                chapter || resolved.children().isEmpty()
                        ? sibling(1)
                        : CardView.of(resolved.children().getFirst()),
                CardView.listOf(exhibit.otherExhibits()));
    }

    private ArticleView plain(
            String kind,
            String contentsTitle,
            @Nullable Image hero,
            String introduction,
            List<Page.Season> seasons,
            List<Block> blocks) {
        if (kind.equals("Collection") && !introduction.isBlank()) {
            outline.addSection(anchors.take("introduction"), "Introduction");
        }
        String before = prose.blocks(introduction);
        List<SeasonView> seasonViews = seasons.stream().map(this::season).toList();
        String body = stream.render(blocks);
        return new ArticleView(
                kind,
                resolved.page().info().title(),
                resolved.ancestors(),
                hero(hero),
                hero == null ? "" : hero.credit(),
                contentsTitle,
                outline.sections(),
                List.of(),
                "",
                "",
                before,
                seasonViews,
                body,
                "",
                List.of(),
                CardView.listOf(resolved.children()),
                null,
                null,
                null,
                List.of());
    }

    private SeasonView season(Page.Season season) {
        String anchor = anchors.slug(season.title());
        outline.addSection(anchor, season.title());
        return new SeasonView(
                anchor,
                season.title(),
                season.years(),
                prose.inlineBlocks(season.description()),
                CardView.listOf(season.series()));
    }

    private List<AuthorView> authors(List<Author> authors) {
        List<AuthorView> views = new ArrayList<>();
        for (Author author : authors) {
            PictureView portrait = author.image() == null
                    ? null
                    : PictureView.cut(author.image(), "7rem", false, "", "fill-200x200", "fill-100x100");
            String bio = prose.inlineBlocks(author.bio());
            String anchor = bio.isEmpty() ? "" : anchors.slug("about " + author.name());
            views.add(new AuthorView(author.name(), author.initials(), portrait, bio, anchor));
        }
        return views;
    }

    private Note finished(Note note) {
        return new Note(note.number(), note.anchor(), prose.inline(note.html()), note.returns());
    }

    private @Nullable PictureView hero(@Nullable Image image) {
        return image == null
                ? null
                : PictureView.cut(
                        image,
                        PictureView.ON_PHONES,
                        true,
                        image.alt(),
                        "fill-960x540",
                        "fill-576x324",
                        "fill-1920x1080");
    }

    /** The chapter before or after this one. */
    private @Nullable CardView sibling(int step) {
        List<Card> siblings = resolved.siblings();
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i).id() == resolved.page().info().id()) {
                int wanted = i + step;
                return wanted < 0 || wanted >= siblings.size() ? null : CardView.of(siblings.get(wanted));
            }
        }
        return null;
    }

    private static String day(@Nullable OffsetDateTime time) {
        return time == null ? "" : time.format(DAY);
    }
}
