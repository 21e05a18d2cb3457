package org.openvault.frontend.layout;

import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Block;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Image.Rendition;
import org.openvault.frontend.content.Listing;
import org.openvault.frontend.content.PageType;

/** What templates ask of the content's records that only a template wants to know. */
@TemplateExtension
final class ViewExtensions {

    private ViewExtensions() {}

    static String cardSet(Image image) {
        return set(image, "fill-480x270", "fill-960x540");
    }

    static String slideSet(Image image) {
        return set(image, "fill-960x540", "fill-1920x1080");
    }

    static String textSet(Image image) {
        return set(image, "width-800", "width-1600");
    }

    /** Renditions of a small picture come out alike: each width is named once. */
    private static String set(Image image, String... names) {
        List<String> parts = new ArrayList<>();
        int widest = 0;
        for (String name : names) {
            Rendition rendition = image.rendition(name);
            if (rendition != null && rendition.width() > widest) {
                widest = rendition.width();
                parts.add(rendition.url() + " " + rendition.width() + "w");
            }
        }
        return parts.size() > 1 ? String.join(", ", parts) : "";
    }

    static @Nullable Integer textWidth(Image image) {
        Rendition rendition = image.rendition("width-800");
        return rendition != null ? Integer.valueOf(rendition.width()) : image.height() == null ? null : image.width();
    }

    static @Nullable Integer textHeight(Image image) {
        Rendition rendition = image.rendition("width-800");
        return rendition != null ? Integer.valueOf(rendition.height()) : image.width() == null ? null : image.height();
    }

    static String place(Block.Picture block) {
        return block.alignment().name().toLowerCase(java.util.Locale.ROOT);
    }

    static String sizes(Block.Picture block) {
        return switch (block.alignment()) {
            case WIDE, FULL -> "(min-width: 64rem) 52rem, 94vw";
            case LEFT, RIGHT -> "(min-width: 48rem) 22rem, 94vw";
        };
    }

    /** What the picture says to who cannot see it; nothing when it only decorates. */
    static String text(Block.Picture block) {
        if (block.decorative() || block.image() == null) {
            return "";
        }
        return block.alt().isEmpty() ? block.image().alt() : block.alt();
    }

    static String byline(Block.Picture block) {
        return !block.credit().isEmpty() || block.image() == null
                ? block.credit()
                : block.image().credit();
    }

    static String label(Block.Table block) {
        return block.caption().isEmpty() ? "Table" : block.caption();
    }

    static String address(Block.Records block, String guid) {
        return "https://americanarchive.org/catalog/" + guid
                + (block.startSeconds() == null ? "" : "?start=" + seconds(block.startSeconds()))
                + (block.startSeconds() == null || block.endSeconds() == null
                        ? ""
                        : "&end=" + seconds(block.endSeconds()));
    }

    private static String seconds(double seconds) {
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }

    /** From where to where the recording is meant, or where it is. */
    static String extent(Block.Records block) {
        if (block.startSeconds() == null) {
            return "American Archive of Public Broadcasting";
        }
        return "from " + clock(block.startSeconds())
                + (block.endSeconds() == null ? "" : " to " + clock(block.endSeconds()));
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return whole >= 3600
                ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
                : "%d:%02d".formatted(whole / 60, whole % 60);
    }

    static String heading(Listing listing) {
        return switch (listing.type()) {
            case PageType.EXHIBIT -> "Exhibits";
            case PageType.COLLECTION -> "Special collections";
            default -> "More";
        };
    }

    static String address(Listing listing) {
        return listing.type().equals(PageType.COLLECTION) ? "/collections/" : "/exhibits/";
    }
}
