package org.openvault.backend.openvault;

import static org.openvault.backend.contenttype.Fields.block;
import static org.openvault.backend.contenttype.Fields.bool;
import static org.openvault.backend.contenttype.Fields.choice;
import static org.openvault.backend.contenttype.Fields.duration;
import static org.openvault.backend.contenttype.Fields.image;
import static org.openvault.backend.contenttype.Fields.inlineText;
import static org.openvault.backend.contenttype.Fields.richText;
import static org.openvault.backend.contenttype.Fields.structs;
import static org.openvault.backend.contenttype.Fields.table;
import static org.openvault.backend.contenttype.Fields.text;
import static org.openvault.backend.contenttype.Fields.url;
import static org.openvault.backend.contenttype.Fields.words;
import static org.openvault.backend.contenttype.RichTextFeature.BOLD;
import static org.openvault.backend.contenttype.RichTextFeature.ITALIC;
import static org.openvault.backend.contenttype.RichTextFeature.LINK;

import java.util.List;
import java.util.Set;
import org.openvault.backend.contenttype.BlockType;
import org.openvault.backend.contenttype.FieldKind;
import org.openvault.backend.contenttype.RichTextFeature;

/** The blocks that exhibits, collections and standard pages are written in. */
final class Blocks {

    private static final FieldKind RICH_TEXT = new FieldKind.RichText(RichTextFeature.ALL, false);
    private static final FieldKind HEADING = new FieldKind.RichText(Set.of(ITALIC), true);

    static final List<BlockType> ALL = List.of(
            block("heading", "Heading", HEADING),
            block("subheading", "Subheading", HEADING),
            block("text", "Text", RICH_TEXT),
            block(
                    "image",
                    "Image",
                    image("image", "Image"),
                    text("alt", "Alternative text here", 1000),
                    bool("decorative", "Decorative"),
                    inlineText("caption", "Caption", BOLD, ITALIC, LINK),
                    text("credit", "Credit", 500),
                    choice("alignment", "Alignment", "full", "wide", "left", "right")),
            block(
                    "quote",
                    "Quote",
                    richText("text", "Text", BOLD, ITALIC, LINK),
                    text("attribution", "Attribution", 500)),
            block("embed", "Embed", url("url", "Address"), inlineText("caption", "Caption", ITALIC, LINK)),
            block(
                    "table",
                    "Table",
                    text("caption", "Caption", 500),
                    bool("header_row", "First row is a header"),
                    bool("header_column", "First column is a header"),
                    table("rows", "Rows")),
            block(
                    "gallery",
                    "Gallery",
                    structs(
                            "images",
                            "Images",
                            100,
                            image("image", "Image"),
                            text("alt", "Alternative text here", 1000),
                            inlineText("caption", "Caption", BOLD, ITALIC, LINK))),
            player("video", "Video"),
            player("audio", "Audio"),
            block("credits", "Credits", RICH_TEXT),
            block("html", "HTML", new FieldKind.Html()),
            records("interviews", "Interviews"),
            records("archival_footage", "Archival footage"),
            records("photographs", "Photographs"),
            records("original_footage", "Original footage"),
            records("programs", "Programs"),
            records("related_content", "Related content"));

    private Blocks() {}

    private static BlockType player(String name, String label) {
        return block(
                name,
                label,
                url("url", "Address"),
                text("title", "Title", 500),
                inlineText("caption", "Caption", BOLD, ITALIC, LINK),
                image("poster", "Poster"));
    }

    /** Records of the American Archive of Public Broadcasting, by their identifiers. */
    private static BlockType records(String name, String label) {
        return block(
                name,
                label,
                words("guids", "Identifiers", "cpb-aacip[-_/][A-Za-z0-9_./-]+"),
                text("special_collections", "Special collections", 255),
                bool("show_title", "Show title"),
                bool("show_thumbnail", "Show thumbnail"),
                bool("show_sidebar", "Show in table of contents"),
                inlineText("title", "Title", ITALIC),
                duration("start_time", "Start"),
                duration("end_time", "End"),
                choice("access_level", "Access level", "all", "digitized", "online"));
    }
}
