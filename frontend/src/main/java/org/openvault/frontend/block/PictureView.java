package org.openvault.frontend.block;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Image.Rendition;

/**
 * What an {@code img} element needs. Pictures of unknown size stand in a box of fixed proportions, so that nothing moves when
 * they arrive or fail to.
 */
public record PictureView(
        String src,
        String srcset,
        String sizes,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        boolean eager) {

    /**
     * Ends the {@code sizes} of a picture that is as wide as a phone's screen. It says less than that, as phones have three dots
     * where an eye tells two apart, and would load files of twice the bytes for them.
     */
    public static final String ON_PHONES = "(min-width: 40rem) 100vw, 72vw";

    /** A picture cut to one shape, for cards and heroes: several sizes of the same shape. */
    public static PictureView cut(Image image, String sizes, boolean eager, String alt, String... names) {
        Map<String, Rendition> found = new LinkedHashMap<>();
        for (String name : names) {
            Rendition rendition = smallest(image, name);
            if (rendition != null) {
                found.put(name, rendition);
            }
        }
        return of(image, found, sizes, eager, alt);
    }

    /** The whole picture in its own shape. */
    public static PictureView whole(Image image, String sizes, String alt) {
        return cut(image, sizes, false, alt, "width-800", "width-1600");
    }

    /** As WebP, of a third fewer bytes, where there is that: every browser that knows this site's style sheet knows it. */
    private static @Nullable Rendition smallest(Image image, String name) {
        Rendition webp = image.rendition(name + ".webp");
        return webp == null ? image.rendition(name) : webp;
    }

    public boolean measured() {
        return width != null && height != null;
    }

    private static PictureView of(
            Image image, Map<String, Rendition> renditions, String sizes, boolean eager, String alt) {
        if (renditions.isEmpty()) {
            return new PictureView(image.url(), "", "", image.width(), image.height(), alt, eager);
        }
        Rendition first = renditions.values().iterator().next();
        String srcset = renditions.values().stream()
                .map(rendition -> rendition.url() + " " + rendition.width() + "w")
                .distinct()
                .collect(Collectors.joining(", "));
        return new PictureView(
                first.url(),
                renditions.size() > 1 ? srcset : "",
                renditions.size() > 1 ? sizes : "",
                first.width(),
                first.height(),
                alt,
                eager);
    }
}
