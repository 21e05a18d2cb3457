package org.openvault.frontend.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live page by its type. A type that this site does not know is shown as {@link Other}. */
public sealed interface Page {
    PageInfo info();

    record Home(PageInfo info, String body, List<Card> carousel) implements Page {}

    /** A page that lists others: exhibits or collections. */
    record Index(PageInfo info, String introduction) implements Page {}

    record Exhibit(
            PageInfo info,
            List<Block> body,
            @Nullable Image cover,
            @Nullable Image hero,
            List<Author> authors,
            List<Card> otherExhibits,
            List<Footnote> footnotes)
            implements Page {}

    record Collection(
            PageInfo info,
            String introduction,
            List<Block> content,
            List<Season> seasons,
            @Nullable Image cover,
            @Nullable Image hero)
            implements Page {}

    /** A part of a collection that was broadcast over years. */
    record Season(String title, String years, String description, List<Card> series) {}

    /** All series below it, from A to Z. */
    record SeriesIndex(PageInfo info, String introduction) implements Page {}

    /** @param link to its recordings in the archive; may be empty */
    record Series(
            PageInfo info,
            String years,
            String link,
            String description,
            @Nullable Image cover,
            @Nullable Card partOf,
            List<Block> content)
            implements Page {}

    record Standard(PageInfo info, List<Block> body) implements Page {}

    /** @param thanks said when it was sent */
    record Form(PageInfo info, String introduction, List<FormField> fields, String submitLabel, String thanks)
            implements Page {}

    record Other(
            PageInfo info,
            String introduction,
            List<Block> body,
            @Nullable Image hero) implements Page {}
}
