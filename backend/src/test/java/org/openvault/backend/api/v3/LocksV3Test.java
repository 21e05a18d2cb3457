package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openvault.backend.api.v3.V3World.done;
import static org.openvault.backend.api.v3.V3World.onPage;
import static org.openvault.backend.api.v3.V3World.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openvault.backend.PostgresResource;

/** What somebody else keeps to themselves, and what is not there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LocksV3Test {

    private static final String UNKNOWN = "999999999";

    @Inject
    V3World world;

    @BeforeEach
    void make() {
        world.get();
    }

    @TestFactory
    Stream<DynamicTest> whatAnotherLockedIsNotChanged() {
        long page = world.live();
        Who other = world.whoMay(Stream.of("add", "edit", "publish", "lock", "delete", "bulk")
                .map(verb -> onPage(verb, world.index))
                .toArray(String[]::new));
        done(world.chief.act(page, "lock", "{'note':'Mine'}"));
        return Stream.of(
                        "publish {'revision':1}",
                        "unpublish {}",
                        "expire {'at':'2100-01-01T00:00:00Z'}",
                        "rename {'slug':'%s'}".formatted(word()),
                        "move {'parent_id':%d}".formatted(world.live()),
                        "lock {}",
                        "trash {}",
                        "revert {'revision':1}")
                .map(act -> act.split(" ", 2))
                .map(act -> dynamicTest("nobody but its holder may %s a locked page".formatted(act[0]), () -> {
                    other.authorised()
                            .contentType("application/json")
                            .header("If-Match", "\"1\"")
                            .body(act[1].replace('\'', '"'))
                            .post("/api/v3/pages/" + page + "/actions/" + act[0])
                            .then()
                            .statusCode(423)
                            .contentType("application/problem+json");
                    Who.READER.get("pages/" + page).then().statusCode(200);
                }));
    }

    @Test
    void aLockKeepsOthersFromSavingUntilItIsGone() {
        String page = "pages/" + world.draft();
        Who other = world.whoMay(onPage("edit", world.index), onPage("lock", world.index));
        done(world.chief.post(page + "/actions/lock", "{}"));
        other.patch(page, "1", "{'seo_title':'x'}").then().statusCode(423);
        done(world.chief.patch(page, "1", "{'seo_title':'Mine'}"));
        done(other.post(page + "/actions/unlock", "{}"));
        other.patch(page, "2", "{'seo_title':'x'}").then().statusCode(200);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotThereIsNotFound() {
        return Stream.of(
                        "GET pages/%s",
                        "GET pages/%s?version=draft",
                        "GET pages/%s/revisions",
                        "GET pages/%s/usages",
                        "GET pages/%s/restriction",
                        "DELETE pages/%s",
                        "GET images/%s",
                        "GET redirects/%s",
                        "GET snippets/authors.Author/%s",
                        "GET snippets/no.Such",
                        "GET users/%s",
                        "GET groups/%s",
                        "DELETE groups/%s",
                        "DELETE tokens/%s",
                        "GET sites/%s",
                        "GET locales/xx",
                        "GET releases/%s",
                        "DELETE releases/%s",
                        "GET webhooks/%s",
                        "GET schema/no.Such",
                        "GET nothing/at/all")
                .map(each -> each.formatted(UNKNOWN).split(" "))
                .map(each -> dynamicTest(each[0] + " " + each[1] + " is 404", () -> world.chief
                        .send(each[0], each[1], null)
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json")));
    }

    @Test
    void oneKindIsNotFoundOnTheShelfOfAnother() {
        long page = world.live();
        assertThat(Stream.of("images/", "redirects/", "snippets/authors.Author/")
                        .map(shelf -> world.chief.get(shelf + page).statusCode()))
                .allMatch(status -> status == 404);
        world.chief.get("pages/" + world.author).then().statusCode(404);
        Who.READER
                .get("pages?limit=100")
                .then()
                .body(
                        "items.meta.type",
                        everyItem(is(oneOf(
                                "home.HomePage",
                                "exhibits.ExhibitIndex",
                                "exhibits.ExhibitPage",
                                "ov_collections.CollectionIndex",
                                "ov_collections.Collection",
                                "pages.StandardPage",
                                "series.SeriesIndex",
                                "series.SeriesPage",
                                "forms.FormPage"))));
    }
}
