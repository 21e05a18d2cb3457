package org.openvault.frontend.page;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that a page knows, in one order and spelling; all others make no difference to it. */
final class Parameters {

    static final String SEARCH = "/search/";

    private Parameters() {}

    static String declared(String path, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        Map<String, List<String>> given = read(query);
        String page = number(given.get("page"));
        if (!path.equals(SEARCH)) {
            return page;
        }
        String words = first(given.get("q")).strip();
        String type = first(given.get("type"));
        return "q=" + encode(words.substring(0, Math.min(200, words.length())))
                + (type.isEmpty() ? "" : "&type=" + encode(type.substring(0, Math.min(60, type.length()))))
                + (page.isEmpty() ? "" : "&" + page);
    }

    static Map<String, List<String>> read(String query) {
        try {
            return new QueryStringDecoder(query, StandardCharsets.UTF_8, false, 20, true).parameters();
        } catch (IllegalArgumentException malformed) {
            return Map.of();
        }
    }

    static String first(@Nullable List<String> values) {
        return values == null ? "" : values.getFirst();
    }

    /** Pages are counted from 1; the first is the page itself. */
    private static String number(@Nullable List<String> values) {
        String value = first(values);
        return value.matches("[1-9][0-9]{0,4}") && !value.equals("1") ? "page=" + value : "";
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
