package org.openvault.frontend.page;

import java.util.List;
import org.openvault.frontend.layout.CardView;

public record HomeView(String title, String introduction, List<CardView> carousel, List<Shelf> shelves) {
    /** A row of pages of one type with the way to all of them; {@code url} is empty where there is no such page. */
    public record Shelf(String title, String url, int count, List<CardView> cards) {}
}
