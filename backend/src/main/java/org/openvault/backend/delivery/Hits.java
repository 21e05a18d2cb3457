package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found, best match first.
 *
 * @param isExact false when there may be more than were counted: only so many are looked at
 * @param types how many of each content type, whatever type or year was asked for
 * @param years how many were first published in each year, likewise
 */
public record Hits(long count, boolean isExact, List<Hit> items, List<Facet> types, List<Facet> years) {

    public record Facet(String value, long count) {}

    public Hits {
        items = List.copyOf(items);
        types = List.copyOf(types);
        years = List.copyOf(years);
    }

    Hits withFacets(Hits others) {
        return new Hits(count, isExact, items, others.types, others.years);
    }

    static final class Builder {
        private final List<Hit> items = new ArrayList<>();
        private final List<Facet> types = new ArrayList<>();
        private final List<Facet> years = new ArrayList<>();
        private long count;
        private boolean isExact;

        /** Every row says the same of the whole. */
        void tell(long total, boolean exact, JsonNode facets) {
            count = total;
            isExact = exact;
            types.clear();
            years.clear();
            for (JsonNode facet : facets) {
                boolean byType = facet.path("year").isNull();
                (byType ? types : years)
                        .add(new Facet(
                                facet.path(byType ? "type" : "year").asText(),
                                facet.path("count").longValue()));
            }
        }

        void add(Hit hit) {
            items.add(hit);
        }

        Hits build() {
            return new Hits(count, isExact, items, types, years);
        }
    }
}
