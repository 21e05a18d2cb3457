package org.openvault.backend.admin.explorer;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages somebody looks for, as the address of the screen says it. What cannot be read counts as not said: an address
 * that somebody shortened still shows something.
 *
 * @param deep all pages below, not only those directly below
 * @param children {@code yes}, {@code no} or empty
 */
public record Question(
        @Nullable Long parent,
        boolean deep,
        String text,
        String type,
        String status,
        String who,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        String children,
        String sort,
        boolean descending,
        @Nullable String after,
        @Nullable String before) {

    private static final int LONGEST = 200;

    static Question of(MultivaluedMap<String, String> given) {
        String parent = word(given, "parent");
        return new Question(
                parent.matches("[0-9]{1,18}") ? Long.valueOf(parent) : null,
                word(given, "deep").equals("1"),
                word(given, "text"),
                word(given, "type"),
                word(given, "status"),
                word(given, "who"),
                date(word(given, "since")),
                date(word(given, "until")),
                word(given, "children"),
                Sort.of(given.getFirst("sort")).word(),
                word(given, "order").equals("down"),
                given.getFirst("after"),
                given.getFirst("before"));
    }

    private static String word(MultivaluedMap<String, String> given, String name) {
        String value = given.getFirst(name);
        String clean = value == null ? "" : value.replace("\0", "").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isEmpty() || text.length() != 10 ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    Sort order() {
        return Sort.of(sort);
    }

    /** Whether anything but the place is asked. */
    public boolean isNarrowed() {
        return deep || !(text + type + status + who + children).isEmpty() || since != null || until != null;
    }

    /** Whether one of the filters is used that are folded away. */
    public boolean isMore() {
        return deep || !(who + children).isEmpty() || since != null || until != null;
    }

    /** Whether the list shows pages as they stand among their siblings. */
    public boolean isTree() {
        return parent != null && !isNarrowed() && order() == Sort.TREE && !descending;
    }

    /** The address of the list from its beginning. */
    public String address() {
        return "/admin/pages" + query(Map.of());
    }

    public String next(String cursor) {
        return "/admin/pages" + query(Map.of("after", cursor));
    }

    public String previous(String cursor) {
        return "/admin/pages" + query(Map.of("before", cursor));
    }

    /** The address of the list in another order, or the other way round. */
    public String by(String other) {
        boolean down = other.equals(sort) && !descending;
        return new Question(parent, deep, text, type, status, who, since, until, children, other, down, null, null)
                .address();
    }

    /** For {@code aria-sort}. */
    public String sorted(String other) {
        return !other.equals(sort) ? "none" : descending ? "descending" : "ascending";
    }

    private String query(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "parent", parent);
        put(all, "deep", deep ? "1" : "");
        put(all, "text", text);
        put(all, "type", type);
        put(all, "status", status);
        put(all, "who", who);
        put(all, "since", since);
        put(all, "until", until);
        put(all, "children", children);
        put(all, "sort", sort.equals("tree") ? "" : sort);
        put(all, "order", descending ? "down" : "");
        all.putAll(more);
        return all.isEmpty()
                ? ""
                : all.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static void put(Map<String, String> all, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            all.put(name, value.toString());
        }
    }
}
