package org.openvault.frontend.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the search is asked. An empty text asks for everything.
 *
 * @param type a page type
 * @param year of first publication
 * @param order relevance, newest or oldest
 */
public record SearchQuestion(String host, String words, String type, String year, String order, int page) {
    String parameters() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("q", words);
        given.put("host", host);
        given.put("page", String.valueOf(page));
        given.put("type", type);
        given.put("year", year);
        given.put("order", order);
        return given.entrySet().stream()
                .filter(one -> one.getKey().equals("q") || !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
