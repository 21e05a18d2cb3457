package org.openvault.frontend.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a page's stream. Texts named {@code html} are sanitised by the backend; all else is plain. */
public sealed interface Block {
    String id();

    record Heading(String id, String html) implements Block {}

    record Subheading(String id, String html) implements Block {}

    record Text(String id, String html) implements Block {}

    record Credits(String id, String html) implements Block {}

    /** Markup that somebody with the permission for it wrote by hand. */
    record Html(String id, String html) implements Block {}

    record Picture(
            String id,
            @Nullable Image image,
            String alt,
            boolean decorative,
            String caption,
            String credit,
            Alignment alignment)
            implements Block {}

    record Quote(String id, String text, String attribution) implements Block {}

    record Embed(String id, String url, String caption) implements Block {}

    record Video(
            String id,
            String url,
            String title,
            String caption,
            @Nullable Image poster) implements Block {}

    record Audio(
            String id,
            String url,
            String title,
            String caption,
            @Nullable Image poster) implements Block {}

    record Table(String id, String caption, boolean headerRow, boolean headerColumn, List<List<String>> rows)
            implements Block {}

    record Gallery(String id, List<GalleryImage> images) implements Block {}

    /** A group of records of the American Archive of Public Broadcasting. */
    record Records(
            String id,
            RecordKind kind,
            List<String> guids,
            String specialCollections,
            boolean showTitle,
            boolean showSidebar,
            String title,
            @Nullable Double startSeconds,
            @Nullable Double endSeconds)
            implements Block {}

    /** A block that this site does not know, or whose value cannot be read. */
    record Unknown(String id, String type) implements Block {}

    record GalleryImage(Image image, String alt, String caption) {}

    enum Alignment {
        FULL,
        WIDE,
        LEFT,
        RIGHT
    }

    enum RecordKind {
        INTERVIEWS("Interviews"),
        ARCHIVAL_FOOTAGE("Archival footage"),
        PHOTOGRAPHS("Photographs"),
        ORIGINAL_FOOTAGE("Original footage"),
        PROGRAMS("Programs"),
        RELATED_CONTENT("Related content");

        private final String label;

        RecordKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
