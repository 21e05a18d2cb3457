package org.openvault.frontend.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openvault.frontend.content.Card;
import org.openvault.frontend.content.PageType;
import org.openvault.frontend.content.SearchResults;

/** What the search page shows. @param previous address of the page of results before, empty for none */
public record SearchView(
        String query,
        String summary,
        List<Choice> choices,
        List<Card> items,
        int page,
        int pages,
        String previous,
        String next) {

    /** One kind of page to search in. */
    public record Choice(String type, String label, boolean chosen) {}

    public static SearchView of(SearchResults results, String type) {
        return new SearchView(
                results.query(),
                summary(results),
                List.of(
                        new Choice("", "Everything", type.isEmpty()),
                        new Choice(PageType.EXHIBIT, "Exhibits", type.equals(PageType.EXHIBIT)),
                        new Choice(PageType.COLLECTION, "Collections", type.equals(PageType.COLLECTION))),
                results.items(),
                results.page(),
                results.pages(),
                results.page() > 1 ? address(results, type, results.page() - 1) : "",
                results.page() < results.pages() ? address(results, type, results.page() + 1) : "");
    }

    private static String summary(SearchResults results) {
        return switch (results.count()) {
            case 0 -> "Nothing found for “" + results.query() + "”";
            case 1 -> "One page found for “" + results.query() + "”";
            default -> results.count() + " pages found for “" + results.query() + "”";
        };
    }

    private static String address(SearchResults results, String type, int page) {
        return "/search/?q=" + URLEncoder.encode(results.query(), StandardCharsets.UTF_8)
                + (type.isEmpty() ? "" : "&type=" + URLEncoder.encode(type, StandardCharsets.UTF_8))
                + (page == 1 ? "" : "&page=" + page);
    }
}
