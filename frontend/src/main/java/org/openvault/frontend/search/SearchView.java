package org.openvault.frontend.search;

import java.util.List;
import org.openvault.frontend.layout.CardView;
import org.openvault.frontend.layout.Pager;

public record SearchView(String query, int count, List<Choice> choices, List<CardView> results, Pager pager) {
    /** One value of the type filter. */
    public record Choice(String label, String url, boolean current) {}
}
