package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.page;
import static org.openvault.backend.api.v3.V3World.seen;
import static org.openvault.backend.api.v3.V3World.word;
import static org.openvault.backend.api.v3.Who.READER;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;

/** Copies, aliases, and other types and languages, and what anybody sees of each. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CopiesV3Test {

    @Inject
    V3World world;

    private String slug;
    private String path;

    @BeforeEach
    void make() {
        world.get();
        slug = word();
        path = "/exhibits/" + slug + "/";
    }

    private long live() {
        return world.live(world.index, slug);
    }

    private JsonPath act(long page, String action, String body) {
        return done(world.chief.act(page, action, body));
    }

    private void cannot(long page, String action, String body, int status) {
        world.chief.act(page, action, body).then().statusCode(status).contentType("application/problem+json");
    }

    @Test
    void aCopyIsADraftUnlessItIsAskedToBeLive() {
        long page = live();
        String copy = word();
        act(page, "copy", "{'parent_id':%d,'slug':'%s'}".formatted(world.index, copy));
        assertThat(seen("/exhibits/" + copy + "/")).isEqualTo(404);
        String other = word();
        act(page, "copy", "{'parent_id':%d,'slug':'%s','published':true}".formatted(world.index, other));
        assertThat(seen("/exhibits/" + other + "/")).isEqualTo(200);
        assertThat(seen(path)).isEqualTo(200);
        cannot(page, "copy", "{'parent_id':%d,'slug':'%s'}".formatted(world.index, copy), 409);
    }

    @Test
    void aCopyHoldsWhatIsBelowWhenThatIsAsked() {
        long page = live();
        world.live(page, "below");
        String copy = word();
        assertThat(act(
                                page,
                                "copy",
                                "{'parent_id':%d,'slug':'%s','recursive':true,'published':true}"
                                        .formatted(world.index, copy))
                        .getInt("pages"))
                .isEqualTo(2);
        assertThat(seen("/exhibits/" + copy + "/below/")).isEqualTo(200);
        String alone = word();
        act(page, "copy", "{'parent_id':%d,'slug':'%s','published':true}".formatted(world.index, alone));
        assertThat(seen("/exhibits/" + alone + "/below/")).isEqualTo(404);
    }

    @Test
    void anAliasShowsWhatItsSourceSaysUntilItIsAPageOfItsOwn() {
        long page = live();
        String other = word();
        long alias = act(page, "create_alias", "{'parent_id':%d,'slug':'%s'}".formatted(world.index, other))
                .getLong("id");
        assertThat(seen("/exhibits/" + other + "/")).isEqualTo(200);
        done(world.chief.patch("pages/" + page, "1", "{'title':'Changed','meta':{'action':'publish'}}"));
        READER.get("pages/" + alias).then().body("title", equalTo("Changed"));
        act(alias, "convert_alias", "{}");
        done(world.chief.patch("pages/" + page, "2", "{'title':'Again','meta':{'action':'publish'}}"));
        READER.get("pages/" + alias).then().body("title", equalTo("Changed"));
        READER.get("pages/" + page).then().body("title", equalTo("Again"));
        cannot(alias, "convert_alias", "{}", 400);
    }

    @Test
    void anAliasThatIsTakenDownLeavesItsSource() {
        long page = live();
        String other = word();
        long alias = act(page, "create_alias", "{'parent_id':%d,'slug':'%s'}".formatted(world.index, other))
                .getLong("id");
        act(alias, "unpublish", "{}");
        assertThat(seen("/exhibits/" + other + "/")).isEqualTo(410);
        assertThat(seen(path)).isEqualTo(200);
        cannot(alias, "create_alias", "{'parent_id':%d}".formatted(alias), 400);
    }

    @Test
    void aPageOfAnotherTypeLosesNothingUnasked() {
        long site = world.made("sites", "{'name':'C','host':'%s.example','root_type':'home.HomePage'}".formatted(slug));
        long home = done(world.chief.get("sites/" + site)).getLong("root_page_id");
        act(home, "publish", "{}");
        long standard = world.made(
                "pages",
                page(
                        home,
                        "pages.StandardPage",
                        ",'action':'publish'",
                        "'title':'All','body':[{'type':'text','value':'<p>x</p>'}]"));
        cannot(standard, "convert_type", "{'type':'exhibits.ExhibitIndex'}", 409);
        READER.get("pages/" + standard).then().body("meta.type", equalTo("pages.StandardPage"));
        assertThat(act(standard, "convert_type", "{'type':'exhibits.ExhibitIndex','even_if_losing':true}")
                        .getList("lost"))
                .isEqualTo(List.of("body"));
        act(standard, "publish", "{}");
        READER.get("pages/" + standard).then().body("meta.type", equalTo("exhibits.ExhibitIndex"));
        cannot(standard, "convert_type", "{'type':'exhibits.ExhibitIndex'}", 400);
    }

    @Test
    void aTranslationStandsAtItsLanguagesAddress() {
        String locale = "gl";
        world.chief.post("locales", "{'code':'gl','name':'Galego'}");
        long site = world.made("sites", "{'name':'T','host':'%s.example','root_type':'home.HomePage'}".formatted(slug));
        long home = done(world.chief.get("sites/" + site)).getLong("root_page_id");
        act(home, "publish", "{}");
        long translation = act(home, "copy_for_translation", "{'locale':'%s'}".formatted(locale))
                .getLong("id");
        String address = "resolve?host=%s.example&path=/gl/".formatted(slug);
        READER.get(address).then().statusCode(404);
        act(translation, "publish", "{}");
        READER.get(address).then().statusCode(200).body("page.id", equalTo((int) translation));
        READER.get("pages/" + home + "/translations").then().body("items.id", hasItem((int) translation));
        cannot(home, "copy_for_translation", "{'locale':'gl'}", 409);
        cannot(home, "copy_for_translation", "{'locale':'xx'}", 400);
    }
}
