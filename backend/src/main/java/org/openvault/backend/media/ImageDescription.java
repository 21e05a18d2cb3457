package org.openvault.backend.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.openvault.backend.media.Rendition.Size;

/**
 * What readers are told of a picture. Addresses hold the digest of the file and of how it is cut, so that they may be kept
 * for ever: another picture has another address.
 */
public record ImageDescription(
        long id, String title, String alt, String credit, String licence, Optional<Size> size, Source source) {

    /** Where the picture is. */
    public sealed interface Source {}

    /** Kept here. @param key names the file in the store, @param version goes into its addresses */
    public record Stored(String key, String extension, String version) implements Source {}

    /** Somewhere else on the web; shown from there, never copied. */
    public record External(String url) implements Source {}

    public static ImageDescription of(long id, JsonNode document) {
        JsonNode file = document.path("file");
        return new ImageDescription(
                id,
                document.path("title").asText(),
                document.path("alt").asText(),
                document.path("credit").asText(),
                document.path("licence").asText(),
                size(file.isObject() ? file : document),
                file.isObject()
                        ? stored(file, document)
                        : new External(document.path("external_url").asText()));
    }

    private static Optional<Size> size(JsonNode holder) {
        int width = holder.path("width").asInt();
        int height = holder.path("height").asInt();
        return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
    }

    private static Stored stored(JsonNode file, JsonNode document) {
        JsonNode focus = document.path("focal_point");
        String cut = focus.isObject() ? Integer.toHexString((focus.path("x") + ":" + focus.path("y")).hashCode()) : "0";
        String extension = file.path("type").asText().equals("image/png") ? "png" : "jpg";
        return new Stored(
                file.path("key").asText(),
                extension,
                file.path("sha256").asText("").substring(0, 12) + "-" + cut);
    }

    /** The picture as it was given. */
    public String address() {
        return switch (source) {
            case External external -> external.url();
            case Stored stored -> "/media/images/%d/%s/original.%s".formatted(id, stored.version(), stored.extension());
        };
    }

    /** A rendition's address; the picture itself where it is not kept here. */
    public String address(Rendition rendition) {
        return switch (source) {
            case External external -> external.url();
            case Stored stored ->
                "/media/images/%d/%s/%s".formatted(id, stored.version(), rendition.fileName(stored.extension()));
        };
    }

    public String addressAtWidth(int width) {
        return address(Rendition.find("width-" + width).orElseThrow());
    }

    public Optional<Size> sizeAtWidth(int width) {
        Rendition rendition = Rendition.find("width-" + width).orElseThrow();
        return size.map(original -> source instanceof External ? original : rendition.of(original));
    }

    public boolean isExternal() {
        return source instanceof External;
    }
}
