package org.openvault.frontend.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.block.Notes.Note;
import org.openvault.frontend.block.Outline.Section;
import org.openvault.frontend.block.PictureView;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.layout.CardView;

/** A page to be read: exhibit, chapter, collection, standard page. */
public record ArticleView(
        String kind,
        String title,
        List<Ancestor> crumbs,
        @Nullable PictureView hero,
        String heroCredit,
        String contentsTitle,
        List<Section> contents,
        List<AuthorView> authors,
        String authorsAnchor,
        String published,
        String introduction,
        List<SeasonView> seasons,
        String body,
        String notesAnchor,
        List<Note> notes,
        List<CardView> chapters,
        @Nullable Ancestor parent,
        @Nullable CardView previous,
        @Nullable CardView next,
        List<CardView> others) {

    /** @param anchor where the author's biography stands; empty where there is none */
    public record AuthorView(
            String name, String initials, @Nullable PictureView portrait, String bio, String anchor) {}

    public record SeasonView(String anchor, String title, String years, String description, List<CardView> series) {}

    public boolean hasBiographies() {
        return authors.stream().anyMatch(author -> !author.bio().isEmpty());
    }
}
