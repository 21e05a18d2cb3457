package org.openvault.frontend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The long read of {@link SampleSite}: every block, notes named twice, chapters, authors with and without a portrait. */
final class SampleExhibit {
    static final String NOTE_TAPE = "6f1b2c1e-0000-4000-8000-000000000001";
    static final String NOTE_PRESS = "6f1b2c1e-0000-4000-8000-000000000002";

    private SampleExhibit() {}

    static ObjectNode exhibit() {
        ObjectNode answer = SampleSite.page(
                10,
                "exhibits.ExhibitPage",
                "Say It Live: The First Night of Local News",
                "/exhibits/first-night/",
                page -> {
                    body(page.putArray("body"));
                    surroundings(page);
                });
        SampleSite.ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        SampleSite.ancestor(answer, 2, "exhibits.ExhibitIndex", "Exhibits", "/exhibits/");
        chapters((ArrayNode) answer.get("children"));
        return answer;
    }

    static ObjectNode chapter() {
        ObjectNode answer =
                SampleSite.page(31, "exhibits.ExhibitPage", "The Studio", "/exhibits/first-night/the-studio/", page -> {
                    ArrayNode body = page.putArray("body");
                    block(
                            body,
                            "text",
                            "t1",
                            "<p>It had been a skating rink.</p><h2>The floor</h2><p>It was never level.</p>");
                });
        SampleSite.ancestor(answer, 1, "home.HomePage", "Open Vault", "/");
        SampleSite.ancestor(answer, 2, "exhibits.ExhibitIndex", "Exhibits", "/exhibits/");
        SampleSite.ancestor(
                answer,
                10,
                "exhibits.ExhibitPage",
                "Say It Live: The First Night of Local News",
                "/exhibits/first-night/");
        chapters(answer.putArray("siblings"));
        return answer;
    }

    /** No pictures, no authors, one block that nobody can read. */
    static ObjectNode bare() {
        return SampleSite.page(12, "exhibits.ExhibitPage", "A Bare <Exhibit>", "/exhibits/bare/", page -> {
            ArrayNode body = page.putArray("body");
            block(body, "hologram", "h1", "?");
            block(
                    body,
                    "text",
                    "t1",
                    "<p>Only words here, and a sentence long enough to stand as a description.</p><p> </p>");
            body.addObject().put("type", "gallery").put("id", "g1").put("value", "not a gallery");
            page.putNull("hero_image").putNull("cover_image");
        });
    }

    private static void chapters(ArrayNode chapters) {
        String[] titles = {"Before the Lights", "The Studio", "Eleven Minutes", "After Midnight"};
        for (int i = 0; i < titles.length; i++) {
            String url = "/exhibits/first-night/" + titles[i].toLowerCase().replace(' ', '-') + "/";
            chapters.add(SampleSite.card(30 + i, "exhibits.ExhibitPage", titles[i], url, false));
        }
    }

    private static void body(ArrayNode body) {
        block(
                body,
                "text",
                "t1",
                "<p>At eleven minutes past ten on a wet night, a woman who had never stood before a camera looked into one and said "
                        + "good evening. Nobody at the station had told her when to stop.<footnote id=\"" + NOTE_TAPE
                        + "\"></footnote> The tape of what followed lay in a cupboard for thirty years, under a label that said only "
                        + "<i>misc.</i></p><p>What it shows is not much: a desk, a map, a telephone that rings twice and is not "
                        + "answered. But everything that local news would become is on it, in the order in which it was found out "
                        + "— the weather as drama, the pause before a name, the glance off screen that says that something has "
                        + "gone wrong and will be dealt with.</p><h2>A room without walls</h2><p>The studio had been a skating rink. "
                        + "Sound rose and did not come back; the engineers hung felt from the rafters and called it a ceiling. "
                        + "For the rest see <a href=\"#who-paid\">who paid</a>, and the <a href=\"/collections/advocates/\">later "
                        + "debates</a>, which began in the same room.</p>");
        image(body, "i1", SampleSite.image(7, 1600, 1067), "wide");
        block(body, "subheading", "s1", "The two <i>borrowed</i> cameras");
        block(
                body,
                "text",
                "t2",
                "<p>They came from a college across the river, which wanted them back by Friday.<footnote id=\""
                        + NOTE_PRESS
                        + "\"></footnote> One had a lens that could not be focused nearer than nine feet; the desk was built to that "
                        + "measure, and every desk after it.</p><ul><li>Camera one saw the desk.</li><li>Camera two saw the map, "
                        + "and, on one occasion, the cat.</li></ul><blockquote><p>We did not know that it could not be done, and by "
                        + "the time we were told we were on the air.</p></blockquote><h4>A note on sources</h4><p>Most of this rests "
                        + "on the log book.<footnote id=\"" + NOTE_TAPE
                        + "\"></footnote></p><hr><p>The log book is exact about "
                        + "times and silent about people.</p>");
        image(body, "i2", SampleSite.externalImage(70), "right");
        block(
                body,
                "text",
                "t3",
                "<p>Of the nine people in the room that night, four are known by name. The floor manager signed the log; the "
                        + "director signed the complaint that followed it. Two more can be read off a photograph, in which they hold "
                        + "up cards with their initials for a purpose now lost.</p><p>The remaining five appear as sleeves, as a "
                        + "cough, and as one clear voice that says, eleven seconds in, that the line to the river is dead. The "
                        + "archive has given each a number, and hopes to take it back.</p>");
        ObjectNode quote = value(body, "quote", "q1");
        quote.put("text", "Nobody at the station had told her when to stop.")
                .put("attribution", "Ida Marlowe, floor manager");
        block(body, "heading", "h0", "Note 1");
        block(body, "heading", "h1", "Who paid");
        table(body);
        gallery(body);
        value(body, "video", "v1")
                .put("url", "https://americanarchive.org/catalog/cpb-aacip-15-9k45q4s01x")
                .put("title", "The opening, as broadcast")
                .put("caption", "Two minutes, with the telephone.")
                .set("poster", SampleSite.image(9, 1600, 1067));
        value(body, "audio", "a1")
                .put("url", "https://example.org/log-book.mp3")
                .put("title", "The log book, read aloud")
                .put("caption", "")
                .putNull("poster");
        value(body, "embed", "e1")
                .put("url", "https://example.org/map")
                .put("caption", "A map of the first relay stations");
        records(body, "interviews", "r1", "Interviews with the crew", true);
        records(body, "archival_footage", "r2", "", false);
        block(body, "html", "m1", "<div id=\"contents\"><p>By hand: <b>bold</b>.</p></div>");
        block(body, "credits", "c1", "<p><b>Research</b> Ida Marlowe<br><b>Pictures</b> Station archive</p>");
    }

    private static void surroundings(ObjectNode page) {
        page.set("hero_image", SampleSite.image(7, 1600, 1067));
        page.set("cover_image", SampleSite.image(7, 1600, 1067));
        ArrayNode authors = page.putArray("authors");
        authors.add(
                author(
                        5,
                        "Ida Marlowe",
                        true,
                        "<p>Ida Marlowe teaches the history of broadcasting and has catalogued more "
                                + "than four hundred hours of local television. She is at work on a book about weather maps.</p>"));
        authors.add(author(6, "Tomás de la Cruz", false, "<p>Tomás de la Cruz restores video tape.</p>"));
        ArrayNode others = page.putArray("other_exhibits");
        for (int i = 0; i < 3; i++) {
            others.add(SampleSite.item(
                    "o" + i,
                    SampleSite.card(
                            40 + i,
                            "exhibits.ExhibitPage",
                            "Another Story " + (i + 1),
                            "/exhibits/another-" + i + "/",
                            i != 1)));
        }
        ArrayNode notes = page.putArray("footnotes");
        note(
                notes,
                NOTE_PRESS,
                "<i>The Evening Press</i>, 14 March 1961, <a href=\"https://example.org/press\">page 3</a>.");
        note(notes, NOTE_TAPE, "Tape 0001, kept in the cupboard of room 12; log book, volume 1.");
        note(notes, "6f1b2c1e-0000-4000-8000-000000000003", "A note that the text never names.");
    }

    private static ObjectNode author(long id, String name, boolean portrait, String bio) {
        ObjectNode author = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        author.put("id", id).put("name", name).put("bio", bio);
        author.set("image", portrait ? SampleSite.image(60 + id, 800, 800) : null);
        return SampleSite.item("a" + id, author);
    }

    private static void note(ArrayNode notes, String id, String text) {
        notes.addObject().put("id", id).putObject("value").put("text", text);
    }

    static void block(ArrayNode stream, String type, String id, String value) {
        stream.addObject().put("type", type).put("id", id).put("value", value);
    }

    private static ObjectNode value(ArrayNode stream, String type, String id) {
        return stream.addObject().put("type", type).put("id", id).putObject("value");
    }

    private static void image(ArrayNode stream, String id, ObjectNode image, String alignment) {
        ObjectNode value = value(stream, "image", id);
        value.set("image", image);
        value.put("alt", "").put("decorative", false).put("alignment", alignment);
        value.put("caption", "The street below the studio, <i>an hour before</i>.")
                .put("credit", "Photograph: station archive");
    }

    private static void table(ArrayNode stream) {
        ObjectNode table = value(stream, "table", "tb1");
        table.put("caption", "Money in the first year").put("header_row", true).put("header_column", true);
        ArrayNode rows = table.putArray("rows");
        rows.addArray().add("Source").add("Asked").add("Given");
        rows.addArray().add("The city").add("$40,000").add("$12,500");
        rows.addArray().add("Viewers").add("—").add("$31,204");
        rows.addArray().add("The college").add("Cameras").add("Cameras, <i>until Friday</i>");
    }

    private static void gallery(ArrayNode stream) {
        ArrayNode images = value(stream, "gallery", "g1").putArray("images");
        for (int i = 0; i < 3; i++) {
            ObjectNode image = images.addObject().put("id", "gi" + i).putObject("value");
            image.set("image", SampleSite.image(80 + i, 1600, 1067));
            image.put("alt", "View " + (i + 1) + " from the roof").put("caption", i == 1 ? "From the roof." : "");
        }
    }

    static void records(ArrayNode stream, String type, String id, String title, boolean sidebar) {
        ObjectNode value = value(stream, type, id);
        value.putArray("guids").add("cpb-aacip-15-9k45q4s01x").add("cpb-aacip-15-87pnwb30");
        value.put("special_collections", "").put("show_title", true).put("show_thumbnail", true);
        value.put("show_sidebar", sidebar)
                .put("title", title)
                .put("start_time", "90.0")
                .put("end_time", "240.0");
        value.put("access_level", "online");
    }
}
