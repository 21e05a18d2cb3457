package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.openvault.launcher.Accessibility.Screen;

/** What no link leads to: a closed page, a form sent, a draft, what was taken down. */
record OtherScreens(String site, Api api) {
    private static final String FORM = "/contact-us/letter/";
    private static final String CLOSED = "/terms/";
    private static final String GONE = "/visit-us/";
    private static final String DRAFT = "/exhibits/the-thursday-pan/";

    /** Closes one page and takes one down. */
    List<Screen> prepare() throws IOException {
        ObjectNode restriction = object().put("kind", "password").put("password", "twelve lamps");
        api.put("/api/v3/pages/" + id(CLOSED) + "/restriction", restriction).orTrouble("a restriction");
        api.post("/api/v3/pages/" + id(GONE) + "/actions/unpublish", object()).orTrouble("taking a page down");
        String link = api.post("/api/v3/pages/" + id(DRAFT) + "/preview_links", object())
                .orTrouble("a link to a draft")
                .body()
                .path("token")
                .asText();
        return List.of(
                Screen.at(site + CLOSED),
                new Screen("a wrong password", this::typeWrongPassword),
                Screen.at(site + FORM),
                new Screen("a form with mistakes", this::sendMistakes),
                Screen.at(site + "/form" + FORM + "?sent=1"),
                Screen.at(site + "/preview?token=" + link),
                Screen.at(site + GONE));
    }

    /** The status of each that is an address of its own. */
    List<Integer> statuses() {
        return List.of(CLOSED, GONE).stream()
                .map(path -> Http.get(site + path, java.util.Map.of()).status())
                .toList();
    }

    private void typeWrongPassword(Page page) {
        page.navigate(site + CLOSED);
        page.fill("#password", "no lamps");
        page.click("main button");
        page.waitForSelector("#password-problem");
    }

    private void sendMistakes(Page page) {
        page.navigate(site + FORM);
        page.fill("input[type=email]", "nobody");
        page.click("main button");
        page.waitForSelector("#mistaken");
    }

    private long id(String path) throws IOException {
        JsonNode answer =
                api.get("/api/v3/resolve?path=" + path).orTrouble(path).body();
        return answer.path("page").path("id").asLong();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
