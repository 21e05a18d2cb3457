package org.openvault.launcher.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation as it lies in the checkout. */
public final class Docs {
    public static final Path CHECKOUT =
            Path.of(System.getenv("OV_CHECKOUT")).toAbsolutePath().normalize();
    static final Path FOLDER = CHECKOUT.resolve("docs");

    private static final Pattern FENCE = Pattern.compile("^\\s*(```+)\\s*([a-z]*)(?:.*title=\"([^\"]*)\")?.*$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?)(?: +#+)?$");

    /**
     * What stands between two fences.
     *
     * @param language such as {@code sh}; empty where none is said
     * @param title the file that it is, or empty
     */
    public record Block(String language, String title, String text) {}

    private Docs() {}

    static List<Path> pages() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path page(String name) {
        return FOLDER.resolve(name);
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String name(Path file) {
        return CHECKOUT.relativize(file).toString().replace('\\', '/');
    }

    public static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        String end = null;
        String language = "";
        String title = "";
        var text = new StringBuilder();
        for (String line : markdown.lines().toList()) {
            Matcher fence = FENCE.matcher(line);
            if (end == null && fence.matches()) {
                end = fence.group(1);
                language = fence.group(2);
                title = fence.group(3) == null ? "" : fence.group(3);
                text.setLength(0);
            } else if (end != null && line.strip().equals(end)) {
                blocks.add(new Block(language, title, text.toString()));
                end = null;
            } else if (end != null) {
                text.append(line).append('\n');
            }
        }
        return blocks;
    }

    /** Listings are left out, and what is between backticks: a link in them is none. */
    static String prose(String markdown) {
        var prose = new StringBuilder();
        String end = null;
        for (String line : markdown.lines().toList()) {
            Matcher fence = FENCE.matcher(line);
            if (end == null && fence.matches()) {
                end = fence.group(1);
            } else if (end != null && line.strip().equals(end)) {
                end = null;
            } else if (end == null) {
                prose.append(line).append('\n');
            }
        }
        return prose.toString().replaceAll("`` .*? ``|`[^`\n]*`", "");
    }

    /** The names by which a page's headings can be linked to, as MkDocs makes them. */
    static Set<String> anchors(String markdown) {
        Set<String> anchors = new HashSet<>();
        boolean listing = false;
        for (String line : markdown.lines().toList()) {
            if (FENCE.matcher(line).matches()) {
                listing = !listing;
            }
            Matcher heading = HEADING.matcher(line);
            if (!listing && heading.matches()) {
                String anchor = anchor(heading.group(1));
                String unique = anchor;
                for (int again = 1; !anchors.add(unique); again++) {
                    unique = anchor + "_" + again;
                }
            }
        }
        return anchors;
    }

    private static String anchor(String heading) {
        String text = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "");
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{ASCII}]", "")
                .replaceAll("[^\\w\\s-]", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[-\\s]+", "-");
    }

    /** With {@code -Dov.docs.write=true} the page becomes what the code says; otherwise it has to be that already. */
    static String written(Path page, String made) {
        if (Boolean.getBoolean("ov.docs.write")) {
            try {
                Files.writeString(page, made);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Files.exists(page) ? read(page) : "";
    }
}
