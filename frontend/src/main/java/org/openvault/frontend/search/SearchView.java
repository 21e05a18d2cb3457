package org.openvault.frontend.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openvault.frontend.content.SearchResults;
import org.openvault.frontend.content.SearchResults.Facet;
import org.openvault.frontend.content.Site.MenuItem;
import org.openvault.frontend.layout.CardView;
import org.openvault.frontend.layout.Pager;

/**
 * @param isAsked whether anything was looked for
 * @param everywhere the same search without type and year; empty where it has none
 * @param hidden what the form must send along, so that a new search keeps what was chosen
 * @param places where to look around when nothing was found
 */
public record SearchView(
        String query,
        boolean isAsked,
        String found,
        String everywhere,
        List<Filter> filters,
        List<Choice> orders,
        List<Hidden> hidden,
        List<CardView> results,
        Pager pager,
        List<MenuItem> places) {

    /** One way to narrow a search down. */
    public record Filter(String name, List<Choice> choices) {}

    /** @param count of results; -1 where it is not told */
    public record Choice(String label, String url, boolean current, int count) {}

    public record Hidden(String name, String value) {}

    private static final int MOST_YEARS = 12;

    static SearchView of(SearchAddress address, SearchResults results) {
        boolean isAsked = !address.words().isBlank();
        List<Filter> filters = new ArrayList<>();
        if (isAsked && !results.facets().types().isEmpty()) {
            filters.add(new Filter("Kind", types(address, results.facets().types())));
            filters.add(new Filter("Year", years(address, results.facets().years())));
        }
        return new SearchView(
                address.words(),
                isAsked,
                found(results),
                address.isNarrowed() ? address.withType("").withYear("").url() : "",
                filters,
                orders(address),
                hidden(address),
                CardView.listOf(results.items()),
                Pager.of(results.page(), results.pages(), number -> address.withPage(number)
                        .url()),
                results.site().menu());
    }

    private static String found(SearchResults results) {
        if (!results.countIsExact()) {
            return String.format(
                    Locale.ENGLISH, "More than %,d pages found; these are the best of the latest", results.count() - 1);
        }
        return results.count() == 1
                ? "One page found"
                : String.format(Locale.ENGLISH, "%,d pages found", results.count());
    }

    private static List<Choice> types(SearchAddress address, List<Facet> facets) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("All", address.withType("").url(), address.type().isEmpty(), -1));
        for (Facet facet : facets) {
            String type = SearchAddress.typeOf(facet.value());
            choices.add(new Choice(
                    facet.label(), address.withType(type).url(), type.equals(address.type()), facet.count()));
        }
        return choices;
    }

    private static List<Choice> years(SearchAddress address, List<Facet> facets) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("Any", address.withYear("").url(), address.year().isEmpty(), -1));
        facets.stream()
                .sorted(Comparator.comparing(Facet::value).reversed())
                .limit(MOST_YEARS)
                .map(facet -> new Choice(
                        facet.label(),
                        address.withYear(facet.value()).url(),
                        facet.value().equals(address.year()),
                        facet.count()))
                .forEach(choices::add);
        return choices;
    }

    private static List<Choice> orders(SearchAddress address) {
        return List.of(
                order(address, "Best match", ""),
                order(address, "Newest", "newest"),
                order(address, "Oldest", "oldest"));
    }

    private static Choice order(SearchAddress address, String label, String order) {
        return new Choice(label, address.withOrder(order).url(), address.order().equals(order), -1);
    }

    private static List<Hidden> hidden(SearchAddress address) {
        List<Hidden> hidden = new ArrayList<>();
        if (!address.type().isEmpty()) {
            hidden.add(new Hidden("type", address.type()));
        }
        if (!address.order().isEmpty()) {
            hidden.add(new Hidden("order", address.order()));
        }
        return hidden;
    }
}
