package org.openvault.backend.admin.choose;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;

/**
 * What a chooser looks for, and how to ask for something else from there.
 *
 * @param types names of content types that may be chosen; empty for all
 * @param place the page below which, or the folder in which; null for the best guess, 0 for everywhere
 * @param near the page for which something is chosen; null where nobody says
 * @param page from 1
 */
public record Asked(
        EntryKind kind,
        List<String> types,
        String words,
        @Nullable Long place,
        @Nullable Long near,
        int page) {

    public Asked {
        types = List.copyOf(types);
        words = words.strip();
        page = Math.clamp(page, 1, 1000);
    }

    public boolean isPages() {
        return kind == EntryKind.PAGE;
    }

    public boolean isPictures() {
        return kind == EntryKind.IMAGE;
    }

    public boolean isMedia() {
        return kind.isMedia();
    }

    public boolean allows(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** The path of the admin that answers for this kind. */
    public String path() {
        return "/admin/choose/" + kind.value() + "s";
    }

    public String typeList() {
        return String.join(",", types);
    }

    public String everywhere() {
        return in(0);
    }

    /** The same, in another place and without words. */
    public String in(long other) {
        return address("", other, 1);
    }

    public String at(int number) {
        return address(words, place, number);
    }

    private String address(String text, @Nullable Long other, int number) {
        return path() + "?types=" + typeList() + (text.isEmpty() ? "" : "&q=" + encoded(text))
                + (other == null ? "" : "&place=" + other)
                + (near == null ? "" : "&near=" + near)
                + (number == 1 ? "" : "&page=" + number);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
