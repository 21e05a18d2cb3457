package org.openvault.frontend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One small museum site, as the backend would answer it. */
public final class SampleSite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> EXHIBITS = List.of(
            "Say It Live: The First Night of Local News",
            "The Cook Who Taught a City to Taste",
            "Voices from the Pressroom, 1968–1974",
            "Public Square: Debating on Television",
            "A Stage in the Studio",
            "Needle and Thread, Frame by Frame",
            "What the Cameras Did Not See: School Desegregation and the Archive");
    private static final List<String> COLLECTIONS =
            List.of("The Advocates", "Evening Compass", "Ten O’Clock News", "Jazz in the Afternoon", "Say Brother");

    private SampleSite() {}

    static void fill(FakeBackend backend) {
        backend.put("/", home(), "page:1 children:1 type:exhibits.ExhibitPage type:ov_collections.Collection menu:1");
        backend.put("/exhibits/", index("exhibits.ExhibitIndex", 2, "Exhibits", "/exhibits/", 1), "page:2 children:2");
        backend.put(
                "/exhibits/?page=2",
                index("exhibits.ExhibitIndex", 2, "Exhibits", "/exhibits/", 2),
                "page:2 children:2");
        backend.put(
                "/collections/",
                index("ov_collections.CollectionIndex", 3, "Collections", "/collections/", 1),
                "page:3 children:3");
        backend.put("/exhibits/first-night/", SampleExhibit.exhibit(), "page:10 children:10 image:7 author:5");
        backend.put("/exhibits/first-night/the-studio/", SampleExhibit.chapter(), "page:31 page:10");
        backend.put("/exhibits/bare/", SampleExhibit.bare(), "page:12");
        backend.put("/collections/advocates/", collection(), "page:20");
        backend.put("/about/", standard(), "page:4");
        backend.put(
                "/odd/",
                page(
                        50,
                        "plants.Greenhouse",
                        "A greenhouse",
                        "/odd/",
                        node -> node.put("introduction", "<p>Nobody told this site about greenhouses.</p>")),
                "page:50");
        backend.put("/catalog/old/", redirect("/exhibits/first-night/#notes"), "redirects address:1:/catalog/old/");
        SampleSeries.fill(backend);
        backend.put("/gone/", problem(410), "address:1:/gone/");
        backend.put("/contact-us/", SampleForms.page(), "page:80");
        backend.put("/club/", SamplePasses.closed(), "page:70");
        backend.put("/members/", problem(401), "page:60 address:1:/members/");
    }

    public static ObjectNode problem(int status) {
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", status == 410 ? "Gone" : "Not found")
                .put("status", status);
        problem.set("site", site());
        return problem;
    }

    /** @param asked the parameters of the question */
    static ObjectNode search(Map<String, String> asked) {
        String query = asked.getOrDefault("q", "");
        String type = asked.getOrDefault("type", "");
        ObjectNode answer = JSON.createObjectNode().put("query", query).put("page", 1);
        answer.set("site", site());
        ArrayNode items = answer.putArray("items");
        if (!query.isBlank() && !query.equals("nothing")) {
            for (int i = 0; i < 4; i++) {
                ObjectNode card =
                        card(10 + i, "exhibits.ExhibitPage", EXHIBITS.get(i), "/exhibits/e" + i + "/", i != 2);
                items.add(card.put(
                        "excerpt", "… the first <mark>news</mark> broadcast from the studio &amp; the street …"));
            }
            if (type.isEmpty()) {
                items.add(card(20, "ov_collections.Collection", "The Advocates", "/collections/advocates/", true));
            }
        }
        if (!items.isEmpty()) {
            facets(answer.putObject("facets"));
        }
        return answer.put("count", items.size()).put("pages", 1).put("count_is_exact", !query.equals("everywhere"));
    }

    private static void facets(ObjectNode facets) {
        ArrayNode types = facets.putArray("types");
        types.addObject()
                .put("value", "exhibits.ExhibitPage")
                .put("label", "Exhibit")
                .put("count", 4);
        types.addObject()
                .put("value", "plants.Greenhouse")
                .put("label", "Greenhouse")
                .put("count", 1);
        ArrayNode years = facets.putArray("years");
        years.addObject().put("value", "2024").put("label", "2024").put("count", 1);
        years.addObject().put("value", "2026").put("label", "2026").put("count", 4);
    }

    static ObjectNode site() {
        ObjectNode site =
                JSON.createObjectNode().put("id", 1).put("name", "Open Vault").put("url", "http://localhost:8080");
        menu(site.putArray("menu"), "Exhibits", "/exhibits/", "Collections", "/collections/", "About", "/about/");
        menu(site.putArray("footer"), "About", "/about/", "Terms of use", "/terms/", "Credits", "/credits/");
        site.put("footer_text", "Kept by <a href=\"/about/\">the station</a>.");
        return site;
    }

    private static void menu(ArrayNode menu, String... titlesAndUrls) {
        for (int i = 0; i < titlesAndUrls.length; i += 2) {
            menu.addObject().put("title", titlesAndUrls[i]).put("url", titlesAndUrls[i + 1]);
        }
    }

    /** @param fields fills in the fields of the type */
    static ObjectNode page(
            long id, String type, String title, String url, java.util.function.Consumer<ObjectNode> fields) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("site", site());
        ObjectNode page = answer.putObject("page").put("id", id).put("title", title);
        page.putObject("meta")
                .put("type", type)
                .put("slug", title.toLowerCase().replace(' ', '-'))
                .put("url", url)
                .put("html_url", "http://localhost:8080" + url)
                .put("locale", "en")
                .putNull("seo_title")
                .putNull("search_description")
                .put("first_published_at", "2026-03-14T09:00:00Z")
                .put("last_published_at", "2026-10-02T09:00:00+00:00")
                .putArray("translations");
        fields.accept(page);
        answer.putArray("ancestors");
        answer.putArray("children");
        answer.putArray("listings");
        return answer;
    }

    static void ancestor(ObjectNode answer, long id, String type, String title, String url) {
        ((ArrayNode) answer.get("ancestors"))
                .addObject()
                .put("id", id)
                .put("type", type)
                .put("title", title)
                .put("url", url);
    }

    static ObjectNode card(long id, String type, String title, String url, boolean picture) {
        ObjectNode card = JSON.createObjectNode()
                .put("id", id)
                .put("type", type)
                .put("title", title)
                .put("url", url)
                .put(
                        "description",
                        "How a small crew with two borrowed cameras found its audience, told from the tapes they left.")
                .put("featured", false)
                .put("first_published_at", "2026-03-14T09:00:00Z");
        card.putArray("authors").add("Ida Marlowe");
        card.set("image", picture ? image(id, 1600, 1067) : null);
        return card;
    }

    static ObjectNode image(long id, int width, int height) {
        String base = "/media/images/" + id + "/ab12cd/";
        ObjectNode image = JSON.createObjectNode()
                .put("id", id)
                .put("title", "Picture " + id)
                .put("alt", "Rooftops at dusk with lit windows")
                .put("url", base + "original.jpg")
                .put("full_url", "http://localhost:8080" + base + "original.jpg")
                .put("width", width)
                .put("height", height)
                .put("credit", "Station archive")
                .put("licence", "CC BY 4.0")
                .put("external", false);
        ObjectNode renditions = image.putObject("renditions");
        for (String name : List.of(
                "fill-1920x1080",
                "fill-1600x500",
                "fill-960x540",
                "fill-768x432",
                "fill-576x324",
                "fill-480x270",
                "fill-100x100",
                "fill-200x200",
                "fill-320x100")) {
            String[] size = name.substring(5).split("x");
            rendition(renditions, base, name, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        }
        rendition(renditions, base, "width-800", 800, 800 * 2 / 3);
        rendition(renditions, base, "width-1600", 1600, 1600 * 2 / 3);
        return image;
    }

    private static void rendition(ObjectNode renditions, String base, String name, int width, int height) {
        renditions
                .putObject(name)
                .put("url", base + name + ".jpg")
                .put("width", width)
                .put("height", height);
    }

    /** A picture on another site, whose size nobody knows, and which is not there any more. */
    static ObjectNode externalImage(long id) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("title", "Lost")
                .put("alt", "Two presenters at a desk, before the broadcast")
                .put("url", "https://pictures.invalid/lost.jpg")
                .put("full_url", "https://pictures.invalid/lost.jpg")
                .putNull("width")
                .putNull("height")
                .put("credit", "")
                .put("licence", "")
                .put("external", true);
    }

    static ObjectNode item(String id, @Nullable ObjectNode value) {
        ObjectNode item = JSON.createObjectNode().put("id", id);
        item.set("value", value);
        return item;
    }

    static ObjectNode redirect(String location) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("site", site());
        answer.putObject("redirect").put("status", 301).put("location", location);
        return answer;
    }

    private static ObjectNode home() {
        ObjectNode answer = page(1, "home.HomePage", "Open Vault", "/", page -> {
            page.put(
                    "body",
                    "<p>Sixty years of local television, kept, catalogued and explained. Scholars open the boxes; "
                            + "<a href=\"/exhibits/\">their exhibits</a> say what is in them and why it mattered.</p>");
            ArrayNode carousel = page.putArray("carousel");
            carousel.add(item("c1", card(10, "exhibits.ExhibitPage", EXHIBITS.get(0), "/exhibits/first-night/", true)));
            carousel.add(item(
                    "c2", card(20, "ov_collections.Collection", COLLECTIONS.get(0), "/collections/advocates/", false)));
            carousel.add(
                    item("c3", card(13, "exhibits.ExhibitPage", EXHIBITS.get(3), "/exhibits/public-square/", true)));
        });
        ArrayNode children = (ArrayNode) answer.get("children");
        children.add(card(2, "exhibits.ExhibitIndex", "Exhibits", "/exhibits/", false));
        children.add(card(3, "ov_collections.CollectionIndex", "Collections", "/collections/", false));
        listing(answer, "exhibits.ExhibitPage", 7, 1, 1, EXHIBITS, "/exhibits/", 10);
        listing(answer, "ov_collections.Collection", 5, 1, 1, COLLECTIONS, "/collections/", 20);
        return answer;
    }

    private static ObjectNode index(String type, long id, String title, String url, int number) {
        ObjectNode answer = page(
                id,
                type,
                title,
                url,
                page -> page.put(
                        "introduction",
                        "<p>Long illustrated essays by people who have watched the tapes, so that you may too.</p>"));
        ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        boolean exhibits = type.startsWith("exhibits");
        listing(
                answer,
                exhibits ? "exhibits.ExhibitPage" : "ov_collections.Collection",
                exhibits ? 31 : 5,
                number,
                exhibits ? 2 : 1,
                exhibits ? EXHIBITS : COLLECTIONS,
                url,
                exhibits ? 10 : 20);
        return answer;
    }

    private static void listing(
            ObjectNode answer,
            String type,
            int count,
            int number,
            int pages,
            List<String> titles,
            String url,
            int from) {
        ObjectNode listing = ((ArrayNode) answer.get("listings"))
                .addObject()
                .put("type", type)
                .put("count", count)
                .put("page", number)
                .put("pages", pages);
        ArrayNode items = listing.putArray("items");
        for (int i = 0; i < titles.size(); i++) {
            ObjectNode card = card(from + i, type, titles.get(i), url + "e" + i + "/", i != 2);
            if (i == 4) {
                card.set("image", externalImage(90 + from));
            }
            items.add(card);
        }
    }

    private static ObjectNode collection() {
        ObjectNode answer = page(20, "ov_collections.Collection", "The Advocates", "/collections/advocates/", page -> {
            page.put(
                    "introduction",
                    "<p>A debate in the form of a trial, decided by the people at home, "
                            + "five seasons long and never without a verdict.</p>");
            ArrayNode content = page.putArray("content");
            SampleExhibit.block(
                    content,
                    "text",
                    "t1",
                    "<p>The programme put one decidable question to two advocates.</p>"
                            + "<h2>How a case was made</h2><p>Each side called witnesses and crossed the other’s.</p>");
            SampleExhibit.records(content, "programs", "r1", "", true);
            page.set("cover_image", image(8, 1600, 1067));
            page.set("hero_image", image(8, 1600, 1067));
        });
        ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        ancestor(answer, 3, "ov_collections.CollectionIndex", "Collections", "/collections/");
        return answer;
    }

    private static ObjectNode standard() {
        ObjectNode answer = page(
                4,
                "pages.StandardPage",
                "About",
                "/about/",
                page -> SampleExhibit.block(
                        page.putArray("body"),
                        "text",
                        "t1",
                        "<p>Open Vault is the public face of an archive: moving images, sound and paper from six decades.</p>"
                                + "<h3>Visit</h3><p>Write before you come.</p><ul><li>Monday to Friday</li><li>Ten to four</li></ul>"));
        ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        return answer;
    }
}
