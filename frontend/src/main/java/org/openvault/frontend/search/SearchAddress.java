package org.openvault.frontend.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.content.PageType;
import org.openvault.frontend.content.SearchQuestion;

/**
 * What the address of a search says, which is all there is to know of it, so that it can be sent to somebody else.
 *
 * @param type as addresses name it, such as {@code exhibits}; empty for all
 * @param order empty for best matches first
 */
record SearchAddress(String words, String type, String year, String order, int page) {
    static final String PATH = "/search/";
    static final List<String> PARAMETERS = List.of("q", "type", "year", "order", "page");

    private static final Map<String, String> TYPES = Map.of(
            "exhibits", PageType.EXHIBIT,
            "collections", PageType.COLLECTION,
            "series", PageType.SERIES,
            "pages", PageType.STANDARD);

    /** Values that cannot be meant are as if they were not there. */
    static SearchAddress of(CacheKey key) {
        String type = key.parameter("type");
        String year = key.parameter("year");
        String order = key.parameter("order");
        return new SearchAddress(
                key.parameter("q"),
                TYPES.containsKey(type) || type.matches("[a-z_]+\\.[A-Z][A-Za-z]*") ? type : "",
                year.matches("19\\d\\d|2\\d{3}") ? year : "",
                order.matches("newest|oldest") ? order : "",
                key.page());
    }

    static String typeOf(String pageType) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(pageType))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(pageType);
    }

    SearchQuestion question(String host) {
        return new SearchQuestion(host, words, TYPES.getOrDefault(type, type), year, order, page);
    }

    boolean isNarrowed() {
        return !type.isEmpty() || !year.isEmpty();
    }

    SearchAddress withType(String next) {
        return new SearchAddress(words, next, year, order, 1);
    }

    SearchAddress withYear(String next) {
        return new SearchAddress(words, type, next, order, 1);
    }

    SearchAddress withOrder(String next) {
        return new SearchAddress(words, type, year, next, 1);
    }

    SearchAddress withPage(int next) {
        return new SearchAddress(words, type, year, order, next);
    }

    String url() {
        List<String> values = List.of(words, type, year, order, page == 1 ? "" : String.valueOf(page));
        String query = java.util.stream.IntStream.range(0, PARAMETERS.size())
                .filter(i -> !values.get(i).isEmpty())
                .mapToObj(i -> PARAMETERS.get(i) + "=" + URLEncoder.encode(values.get(i), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
