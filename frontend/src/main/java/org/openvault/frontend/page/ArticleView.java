package org.openvault.frontend.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Author;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Card;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageType;
import org.openvault.frontend.content.Resolved;

/** A page to read from beginning to end: an exhibit, a chapter, a collection, a standard page. */
public record ArticleView(
        String kind,
        String title,
        @Nullable Image hero,
        String introduction,
        List<String> blocks,
        List<Article.Entry> contents,
        String contentsLabel,
        List<Article.Note> notes,
        List<Author> authors,
        List<Card> chapters,
        @Nullable Card previous,
        @Nullable Card next,
        List<Card> related) {

    /** Below this many lines a table of contents only takes space. */
    private static final int FEWEST_CONTENTS = 3;

    static ArticleView exhibit(Page.Exhibit page, Resolved resolved) {
        var article = new Article(page.footnotes());
        article.add(page.body());
        if (!resolved.children().isEmpty()) {
            article.addContents("chapters-heading", "Chapters");
        }
        if (!page.authors().isEmpty()) {
            article.addContents("authors", "Authors");
        }
        if (!article.notes().isEmpty()) {
            article.addContents("notes-heading", "Endnotes");
        }
        int place = place(resolved, page.info().id());
        return new ArticleView(
                PageType.label(page.info().type()),
                page.info().title(),
                page.hero() == null ? page.cover() : page.hero(),
                "",
                article.blocks(),
                worthwhile(article.contents()),
                "In this exhibit",
                article.notes(),
                page.authors(),
                resolved.children(),
                place > 0 ? resolved.siblings().get(place - 1) : null,
                place >= 0 && place + 1 < resolved.siblings().size()
                        ? resolved.siblings().get(place + 1)
                        : null,
                page.otherExhibits());
    }

    private static int place(Resolved resolved, long id) {
        List<Long> ids = resolved.siblings().stream().map(Card::id).toList();
        return ids.indexOf(id);
    }

    static ArticleView collection(Page.Collection page) {
        var article = new Article(List.of());
        if (!page.introduction().isEmpty()) {
            article.addContents("introduction", "Introduction");
        }
        article.add(page.content());
        Image hero = page.hero() == null ? page.cover() : page.hero();
        return plain(page.info().type(), page.info().title(), hero, page.introduction(), article, "In this collection");
    }

    static ArticleView of(String type, String title, @Nullable Image hero, String introduction, List<Block> body) {
        var article = new Article(List.of());
        article.add(body);
        return plain(type.equals(PageType.STANDARD) ? "" : type, title, hero, introduction, article, "On this page");
    }

    private static ArticleView plain(
            String type, String title, @Nullable Image hero, String introduction, Article article, String label) {
        return new ArticleView(
                PageType.label(type),
                title,
                hero,
                introduction,
                article.blocks(),
                worthwhile(article.contents()),
                label,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }

    private static List<Article.Entry> worthwhile(List<Article.Entry> contents) {
        return contents.size() < FEWEST_CONTENTS ? List.of() : contents;
    }
}
