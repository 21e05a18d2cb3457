package org.openvault.frontend.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture; {@code width} and {@code height} are null where nobody measured it, as with pictures on other sites. */
public record Image(
        long id,
        String title,
        String alt,
        String url,
        String fullUrl,
        @Nullable Integer width,
        @Nullable Integer height,
        String credit,
        String licence,
        boolean external,
        Map<String, Rendition> renditions) {

    public record Rendition(String url, int width, int height) {}

    public Image(
            long id,
            @Nullable String title,
            @Nullable String alt,
            @Nullable String url,
            @Nullable String fullUrl,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String credit,
            @Nullable String licence,
            boolean external,
            @Nullable Map<String, Rendition> renditions) {
        this.id = id;
        this.title = Values.text(title);
        this.alt = Values.text(alt);
        this.url = Values.text(url);
        this.fullUrl = fullUrl == null ? this.url : fullUrl;
        this.width = width != null && width > 0 ? width : null;
        this.height = height != null && height > 0 ? height : null;
        this.credit = Values.text(credit);
        this.licence = Values.text(licence);
        this.external = external;
        this.renditions = renditions == null ? Map.of() : Map.copyOf(renditions);
    }

    public @Nullable Rendition rendition(String name) {
        return renditions.get(name);
    }

    /** The rendition's address, or the original's where there is no such rendition. */
    public String urlOf(String name) {
        Rendition rendition = renditions.get(name);
        return rendition == null ? url : rendition.url();
    }
}
