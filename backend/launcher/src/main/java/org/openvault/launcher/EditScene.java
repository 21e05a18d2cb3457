package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pages and the people of a proof, made through the API. */
record EditScene(Api operator) {

    /** New pages below the home page. */
    List<Long> pages(int count) throws IOException {
        long home = operator.get("/api/v3/resolve?path=/")
                .orTrouble("the home page")
                .body()
                .at("/page/id")
                .asLong();
        var pages = new ArrayList<Long>();
        for (int number = 1; number <= count; number++) {
            pages.add(newPage(home, "Page " + number));
        }
        return pages;
    }

    private long newPage(long parent, String title) throws IOException {
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("title", title);
        page.putObject("meta").put("type", "pages.StandardPage").put("parent_id", parent);
        JsonNode made =
                operator.post("/api/v3/pages/", page).orTrouble("a new page").body();
        return made.path("id").asLong();
    }

    /** For a new user of that name. */
    String token(String name) throws IOException {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("password", PrivateFile.newPassword())
                .put("superuser", true);
        long id = operator.post("/api/v3/users", user)
                .orTrouble("a new user")
                .body()
                .path("id")
                .asLong();
        ObjectNode token =
                JsonNodeFactory.instance.objectNode().put("name", "proof").put("user_id", id);
        return operator.post("/api/v3/tokens", token)
                .orTrouble("a new token")
                .body()
                .path("token")
                .asText();
    }
}
