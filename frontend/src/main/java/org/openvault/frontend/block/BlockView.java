package org.openvault.frontend.block;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block as its template takes it: all markup finished, all numbers given. */
public sealed interface BlockView {
    record HeadingView(int level, String anchor, String html) implements BlockView {}

    record TextView(String html) implements BlockView {}

    record CreditsView(String anchor, String html) implements BlockView {}

    record HtmlView(String html) implements BlockView {}

    record FigureView(PictureView picture, String caption, String credit, String alignment) implements BlockView {}

    record QuoteView(String text, String attribution) implements BlockView {}

    /** A link out of the page to something that moves, sounds or lives elsewhere. */
    record LinkView(
            String kind,
            String verb,
            String url,
            String title,
            String caption,
            String place,
            @Nullable PictureView poster)
            implements BlockView {}

    record TableView(String caption, List<Cell> head, List<List<Cell>> rows) implements BlockView {}

    /** @param header whether the cell names its row or column */
    record Cell(boolean header, String html) {}

    record GalleryView(List<FigureView> figures) implements BlockView {}

    record RecordsView(
            String anchor,
            int level,
            String kind,
            String title,
            boolean showTitle,
            String clip,
            List<RecordLink> records)
            implements BlockView {}

    record RecordLink(String name, String guid, String url) {}

    record NothingView() implements BlockView {}
}
