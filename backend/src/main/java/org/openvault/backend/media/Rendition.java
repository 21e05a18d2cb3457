package org.openvault.backend.media;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the forms in which a picture is delivered: {@code fill-480x270} crops to the shape around the focal point and
 * scales down, {@code width-800} scales down. It is of the picture's own format, or WebP as in {@code width-800.webp}. Only
 * declared ones are made: nobody can ask for endless others.
 */
public record Rendition(String spec, int width, int height, boolean isWebp) {

    private static final String WEBP = ".webp";

    public static final List<Rendition> DECLARED = List.of(
            of("fill-1920x1080"),
            of("fill-1600x500"),
            of("fill-960x540"),
            of("fill-768x432"),
            of("fill-576x324"),
            of("fill-480x270"),
            of("fill-320x100"),
            of("fill-200x200"),
            of("fill-100x100"),
            of("width-800"),
            of("width-1600"));

    /** The declared ones, each of the picture's own format and as WebP. */
    public static final List<Rendition> ALL = DECLARED.stream()
            .flatMap(rendition -> Stream.of(rendition, rendition.asWebp()))
            .toList();

    /** Width and height in pixels. */
    public record Size(int width, int height) {}

    private static Rendition of(String spec) {
        Matcher matcher = Pattern.compile("(?:fill-(\\d+)x|width-)(\\d+)").matcher(spec);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(spec);
        }
        return matcher.group(1) == null
                ? new Rendition(spec, Integer.parseInt(matcher.group(2)), 0, false)
                : new Rendition(spec, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), false);
    }

    public static Optional<Rendition> find(String spec) {
        return ALL.stream().filter(rendition -> rendition.spec().equals(spec)).findFirst();
    }

    private Rendition asWebp() {
        return new Rendition(spec + WEBP, width, height, true);
    }

    /** @param extension of the picture */
    String fileName(String extension) {
        return isWebp ? spec : spec + "." + extension;
    }

    boolean fills() {
        return height > 0;
    }

    /** What comes out of a picture of the size: never larger than what can be cut from it. */
    public Size of(Size original) {
        if (!fills()) {
            double scale = Math.min(1, (double) width / original.width());
            return new Size(round(original.width() * scale), round(original.height() * scale));
        }
        double scale = Math.min(1, Math.min((double) original.width() / width, (double) original.height() / height));
        return new Size(round(width * scale), round(height * scale));
    }

    private static int round(double length) {
        return (int) Math.max(1, Math.round(length));
    }
}
