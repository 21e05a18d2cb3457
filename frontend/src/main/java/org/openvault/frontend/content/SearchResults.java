package org.openvault.frontend.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param countIsExact false when there may be more than were counted
 * @param facets how the results are spread, whichever of them are shown
 */
public record SearchResults(
        @Nullable Site site,
        String query,
        int count,
        boolean countIsExact,
        int page,
        int pages,
        List<Card> items,
        Facets facets) {

    public record Facets(List<Facet> types, List<Facet> years) {
        static final Facets NONE = new Facets(List.of(), List.of());

        public Facets(@Nullable List<Facet> types, @Nullable List<Facet> years) {
            this.types = Values.copy(types);
            this.years = Values.copy(years);
        }
    }

    public record Facet(String value, String label, int count) {
        public Facet(@Nullable String value, @Nullable String label, int count) {
            this.value = Values.text(value);
            this.label = Values.text(label);
            this.count = count;
        }
    }

    public SearchResults(
            @Nullable Site site,
            @Nullable String query,
            int count,
            boolean countIsExact,
            int page,
            int pages,
            @Nullable List<Card> items,
            @Nullable Facets facets) {
        this.site = site == null ? Site.UNKNOWN : site;
        this.query = Values.text(query);
        this.items = Values.copy(items);
        this.count = Math.max(count, this.items.size());
        this.countIsExact = countIsExact;
        this.page = Math.max(1, page);
        this.pages = Math.max(1, pages);
        this.facets = facets == null ? Facets.NONE : facets;
    }
}
