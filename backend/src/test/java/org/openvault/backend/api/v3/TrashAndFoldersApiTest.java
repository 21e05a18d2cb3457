package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.openvault.backend.api.v3.Callers.anonymous;
import static org.openvault.backend.api.v3.Callers.body;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TrashAndFoldersApiTest {

    @Inject
    SampleSite site;

    @Inject
    Callers callers;

    @Inject
    TrashEntry trashEntry;

    private long root;
    private Caller librarian;

    @BeforeEach
    void world() {
        site.get();
        root = QuarkusTransaction.requiringNew().call(() -> MediaFolder.root().id);
        librarian = callers.whoMay(Grant.onFolder(Verb.ADD, root), Grant.onFolder(Verb.EDIT, root));
    }

    private long thrownAway() {
        long page = site.exhibit(SampleSite.slug("thrown"));
        site.published(page, "exhibits.ExhibitPage", SampleSite.slug("with"), site.exhibitDocument("With", "<p>x</p>"));
        trashEntry.trash(SampleSite.EDITOR, page, true);
        return page;
    }

    @Test
    void whatIsInTheTrashIsNotThrownAwayOnceMore() {
        long snippet = site.draftEntry("authors.Author", "{'name':'Thrown Once'}");
        Caller chief = callers.superuser();
        chief.delete("/api/v3/entries/" + snippet).then().statusCode(204);
        chief.delete("/api/v3/entries/" + snippet).then().statusCode(409);
    }

    @Test
    void whatWasThrownAwayIsListedToThoseWhoSeeIt() {
        long page = thrownAway();
        long snippet = site.draftEntry("authors.Author", "{'name':'Thrown Author'}");
        trashEntry.trash(SampleSite.EDITOR, snippet, true);
        callers.superuser()
                .get("/api/v3/trash?limit=2")
                .then()
                .statusCode(200)
                .body("count", greaterThan(1))
                .body("items", hasSize(2))
                .body("items[0].entry_id", equalTo((int) snippet))
                .body("items[0].title", equalTo("Thrown Author"))
                .body("items[0].kind", equalTo("snippet"))
                .body("items[1].entry_id", equalTo((int) page))
                .body("items[1].entries", equalTo(2))
                .body("items[1].by", equalTo("editor"));
        callers.whoMay(Grant.onPage(Verb.EDIT, page))
                .get("/api/v3/trash")
                .then()
                .body("count", equalTo(1))
                .body("items.entry_id", equalTo(List.of((int) page)));
        callers.nobodySpecial().get("/api/v3/trash").then().body("count", equalTo(0));
        anonymous().get("/api/v3/trash").then().statusCode(401);
        callers.superuser().get("/api/v3/trash?root=1").then().statusCode(400);
    }

    @Test
    void theTrashIsEmptiedOfWhatIsNamedOrOfAll() {
        long one = thrownAway();
        long other = thrownAway();
        Caller cleaner = callers.whoMay(Grant.of(Right.EMPTY_TRASH));
        for (Caller nobody : List.of(callers.nobodySpecial(), anonymous())) {
            assertThat(nobody.delete("/api/v3/trash").statusCode()).isIn(401, 403);
        }
        cleaner.delete("/api/v3/trash?root=" + one).then().statusCode(200).body("erased", equalTo(2));
        cleaner.delete("/api/v3/trash?root=" + one).then().statusCode(404);
        assertThat(isErased(one)).isTrue();
        assertThat(isErased(other)).isFalse();
        for (String query : List.of("?root=x", "?root=", "?roots=1", "?root=1&all=true")) {
            cleaner.delete("/api/v3/trash" + query).then().statusCode(400);
        }
        assertThat(isErased(other)).isFalse();
        cleaner.delete("/api/v3/trash").then().statusCode(200).body("erased", greaterThan(1));
        assertThat(isErased(other)).isTrue();
        cleaner.delete("/api/v3/trash").then().statusCode(200).body("erased", equalTo(0));
    }

    private static boolean isErased(long id) {
        return QuarkusTransaction.requiringNew().call(() -> Entry.<Entry>findById(id).erasedAt != null);
    }

    private int folder(long parent, String name) {
        return librarian
                .body(body("{'parent_id':%d,'name':'%s'}", parent, name))
                .post("/api/v3/folders")
                .then()
                .statusCode(201)
                .body("parent_id", equalTo((int) parent))
                .extract()
                .path("id");
    }

    @Test
    void foldersAreMadeMovedAndShownAsATree() {
        String name = SampleSite.slug("Towers");
        int towers = folder(root, name);
        int inner = folder(towers, "Inner");
        librarian
                .body(body("{'parent_id':%d,'name':'%s'}", root, name))
                .post("/api/v3/folders")
                .then()
                .statusCode(409);
        var ids = librarian
                .get("/api/v3/folders")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo((int) root))
                .body("items[0].depth", equalTo(0))
                .body("items.find { it.id == %d }.depth".formatted(inner), equalTo(2))
                .extract()
                .jsonPath()
                .getList("items.id", Integer.class);
        assertThat(ids.indexOf(inner)).isEqualTo(ids.indexOf(towers) + 1);
        int other = folder(root, SampleSite.slug("Other"));
        librarian
                .body(body("{'parent_id':%d,'name':'Moved'}", other))
                .patch("/api/v3/folders/" + inner)
                .then()
                .statusCode(200)
                .body("parent_id", equalTo(other))
                .body("name", equalTo("Moved"));
        librarian
                .body(body("{'parent_id':%d}", inner))
                .patch("/api/v3/folders/" + other)
                .then()
                .statusCode(400);
        librarian
                .body(body("{'name':'%s'}", name))
                .patch("/api/v3/folders/" + other)
                .then()
                .statusCode(409);
    }

    @Test
    void everybodySeesTheFoldersInWhichTheyMayLook() {
        int towers = folder(root, SampleSite.slug("Mine"));
        int inner = folder(towers, "Inner");
        folder(root, SampleSite.slug("Not mine"));
        Caller guest = callers.whoMay(Grant.onFolder(Verb.CHOOSE, towers));
        guest.get("/api/v3/folders").then().statusCode(200).body("items.id", equalTo(List.of(towers, inner)));
        callers.nobodySpecial().get("/api/v3/folders").then().body("count", equalTo(0));
        callers.superuser().get("/api/v3/folders").then().body("items.id", hasItem(inner));
        anonymous().get("/api/v3/folders").then().statusCode(401);
        guest.body(body("{'parent_id':%d,'name':'x'}", towers))
                .post("/api/v3/folders")
                .then()
                .statusCode(403);
        guest.body(body("{'name':'x'}"))
                .patch("/api/v3/folders/" + towers)
                .then()
                .statusCode(403);
        Caller ofOne = callers.whoMay(Grant.onFolder(Verb.EDIT, inner));
        ofOne.body(body("{'parent_id':%d}", root))
                .patch("/api/v3/folders/" + inner)
                .then()
                .statusCode(403);
        anonymous()
                .body(body("{'name':'x'}"))
                .patch("/api/v3/folders/" + inner)
                .then()
                .statusCode(401);
    }

    @Test
    void oddFoldersAreRefused() {
        int towers = folder(root, SampleSite.slug("Odd"));
        for (String text : List.of(
                "{'name':'x'}",
                "{'parent_id':'1','name':'x'}",
                "{'parent_id':%d,'name':''}".formatted(root),
                "{'parent_id':%d,'name':'a/b'}".formatted(root),
                "{'parent_id':%d,'name':'%s'}".formatted(root, "x".repeat(101)),
                "{'parent_id':%d,'name':'x','id':1}".formatted(root))) {
            librarian.body(body(text)).post("/api/v3/folders").then().statusCode(422);
        }
        for (String text : Callers.malformed()) {
            librarian.body(text).post("/api/v3/folders").then().statusCode(422);
            librarian.body(text).patch("/api/v3/folders/" + towers).then().statusCode(422);
        }
        librarian
                .body(body("{'name':'x'}"))
                .patch("/api/v3/folders/" + root)
                .then()
                .statusCode(400);
        librarian
                .body(body("{'name':'x'}"))
                .patch("/api/v3/folders/999999999")
                .then()
                .statusCode(404);
        librarian
                .body(body("{'parent_id':999999999,'name':'x'}"))
                .post("/api/v3/folders")
                .then()
                .statusCode(404);
        librarian.get("/api/v3/folders?limit=1").then().statusCode(400);
    }

    @Test
    void foldersDoNotGoDownForEver() {
        long parent = root;
        int status = 201;
        for (int depth = 0; depth < 25 && status == 201; depth++) {
            var answer = librarian
                    .body(body("{'parent_id':%d,'name':'%s'}", parent, SampleSite.slug("deep")))
                    .post("/api/v3/folders");
            status = answer.statusCode();
            parent = status == 201 ? answer.jsonPath().getLong("id") : parent;
        }
        assertThat(status).isEqualTo(409);
    }
}
