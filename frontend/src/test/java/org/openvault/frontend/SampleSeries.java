package org.openvault.frontend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The sample site's series: a list from A to Z, one of them, and a collection in seasons. */
final class SampleSeries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TITLES = List.of(
            "The Advocates",
            "An Evening at Home",
            "Éclair",
            "Jazz in the Afternoon",
            "1964: A Year",
            "Say It Live",
            "Ten O’Clock News",
            "A Stage in the Studio",
            "Basic Black",
            "Catch a Rainbow",
            "Dance for Camera",
            "Frontier",
            "Greater Boston");

    private SampleSeries() {}

    static void fill(FakeBackend backend) {
        backend.put("/series/", index(), "page:70 children:70");
        backend.put("/series/jazz/", series(), "page:71");
        backend.put("/collections/masterpiece/", masterpiece(), "page:80");
        backend.put("/catalog/V_1/", SampleSite.redirect("https://americanarchive.org/catalog/V_1"), "redirect:1");
        backend.put("/leave/", SampleSite.redirect("https://elsewhere.example/"), "redirect:2");
        backend.put(
                "/leave/quietly/", SampleSite.redirect("https://americanarchive.org@elsewhere.example/"), "redirect:3");
    }

    private static ObjectNode index() {
        ObjectNode answer = SampleSite.page(
                70,
                "series.SeriesIndex",
                "Series A to Z",
                "/series/",
                page -> page.put("introduction", "<p>All of them.</p>"));
        SampleSite.ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        for (int i = 0; i < TITLES.size(); i++) {
            ((ArrayNode) answer.get("children")).add(card(100 + i, TITLES.get(i), i % 2 == 0));
        }
        return answer;
    }

    private static ObjectNode card(long id, String title, boolean picture) {
        return SampleSite.card(id, "series.SeriesPage", title, "/series/s" + id + "/", picture)
                .put("years", "1970–1975")
                .put("link", "https://americanarchive.org/catalog?q=" + id);
    }

    private static ObjectNode series() {
        ObjectNode answer = SampleSite.page(71, "series.SeriesPage", "Jazz in the Afternoon", "/series/jazz/", page -> {
            page.put("years", "1971–1978")
                    .put("link", "https://www.americanarchive.org/catalog?q=jazz&sort=year")
                    .put("description", "<p>Musicians who had slept late played for people who had not.</p>");
            page.set("cover_image", SampleSite.image(7, 1600, 1067));
            page.set(
                    "part_of",
                    SampleSite.card(80, "ov_collections.Collection", "Masterpiece", "/collections/masterpiece/", true));
            SampleExhibit.records(page.putArray("content"), "programs", "r1", "", true);
        });
        SampleSite.ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        SampleSite.ancestor(answer, 70, "series.SeriesIndex", "Series A to Z", "/series/");
        return answer;
    }

    private static ObjectNode masterpiece() {
        ObjectNode answer =
                SampleSite.page(80, "ov_collections.Collection", "Masterpiece", "/collections/masterpiece/", page -> {
                    page.put("introduction", "<p>Serials on Sunday evenings.</p>");
                    page.set("hero_image", SampleSite.image(8, 1600, 1067));
                    ArrayNode seasons = page.putArray("seasons");
                    for (int number = 1; number <= 2; number++) {
                        ObjectNode season = JSON.createObjectNode()
                                .put("title", "Season " + number)
                                .put("years", String.valueOf(1970 + number))
                                .put("description", "<h2>Not a heading of the page</h2><p>As shown.</p>");
                        ArrayNode programs = season.putArray("programs");
                        programs.add(SampleSite.item("p", card(110 + number, "Low Water " + number, number == 1)));
                        seasons.add(SampleSite.item("s" + number, season));
                    }
                    SampleExhibit.block(page.putArray("content"), "heading", "h1", "Season 1");
                });
        SampleSite.ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        SampleSite.ancestor(answer, 3, "ov_collections.CollectionIndex", "Collections", "/collections/");
        return answer;
    }
}
