package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openvault.backend.api.v3.Clients.json;
import static org.openvault.backend.api.v3.Clients.nobody;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EntriesApiTest {

    private static final String AUTHORS = "/api/v3/snippets/authors.Author";
    private static final String IMAGES = "/api/v3/images";
    private static final String REDIRECTS = "/api/v3/redirects";

    @Inject
    SampleSite site;

    @Inject
    Clients clients;

    @Inject
    ContentTypes types;

    @BeforeEach
    void world() {
        site.get();
    }

    @Test
    void snippetsAreMadeChangedPublishedAndThrownAway() {
        int id = clients.with(Grant.onType(Verb.ADD, "authors.Author"))
                .body(json("{'name':'Bo Lind'}"))
                .post(AUTHORS)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Bo Lind"))
                .body("meta.type", equalTo("authors.Author"))
                .body("meta.detail_url", not(nullValue()))
                .body("meta", not(hasKey("parent_id")))
                .extract()
                .path("id");
        clients.chief()
                .header("If-Match", "\"1\"")
                .body(json("{'name':'Bo Lund','meta':{'action':'publish'}}"))
                .patch(AUTHORS + "/" + id)
                .then()
                .statusCode(200)
                .body("meta.status", equalTo("live"));
        nobody().get(AUTHORS + "/" + id).then().statusCode(200).body("name", equalTo("Bo Lund"));
        nobody().get(AUTHORS + "?limit=100").then().statusCode(200).body("items.title", hasItem("Bo Lund"));
        nobody().get("/api/v3/entries/" + id).then().statusCode(200).body("meta.type", equalTo("authors.Author"));
        nobody().get(IMAGES + "/" + id).then().statusCode(404);
        nobody().get("/api/v3/snippets/no.Such/" + id).then().statusCode(404);
        clients.chief()
                .get(AUTHORS + "/" + id + "/revisions")
                .then()
                .statusCode(200)
                .body("items.version", contains("2", "1"));
        clients.chief()
                .body("{}")
                .post(AUTHORS + "/" + id + "/actions/unpublish")
                .then()
                .statusCode(200);
        clients.chief()
                .body("{\"parent_id\":1}")
                .post(AUTHORS + "/" + id + "/actions/move")
                .then()
                .statusCode(404);
        clients.chief().delete(AUTHORS + "/" + id).then().statusCode(204);
        clients.chief().get(AUTHORS + "?limit=100").then().body("items.id", not(hasItem(id)));
        clients.with(Grant.onType(Verb.ADD, "redirects.Redirect"))
                .body(json("{'name':'Nobody'}"))
                .post(AUTHORS)
                .then()
                .statusCode(403);
        nobody().body("{}").post(AUTHORS).then().statusCode(401);
    }

    @Test
    void redirectsNeedNoTypeAsThereIsButOne() {
        String from = "/" + SampleSite.slug("old") + "/";
        int id = clients.chief()
                .body(json("{'meta':{'action':'publish'},'from':'%s','to_url':'https://elsewhere.example/'}", from))
                .post(REDIRECTS)
                .then()
                .statusCode(201)
                .body("meta.status", equalTo("live"))
                .body("meta.live_url", equalTo(from))
                .extract()
                .path("id");
        nobody().get(REDIRECTS).then().statusCode(200).body("count", greaterThan(0));
        clients.chief()
                .body(json("{'meta':{'action':'publish'},'from':'%s','to_url':'https://other.example/'}", from))
                .post(REDIRECTS)
                .then()
                .statusCode(409)
                .body("clashes[0].by_entry", equalTo(id));
        clients.chief()
                .body(json("{'from':'/x/','slug':'y'}"))
                .post(REDIRECTS)
                .then()
                .statusCode(422)
                .body("errors[0].loc", contains("slug"));
    }

    @Test
    void documentsAreAnEmptyListWhereNoTypeOfThemIsKnown() {
        nobody().get("/api/v3/documents")
                .then()
                .statusCode(200)
                .body("count", equalTo(0))
                .body("items", hasSize(0));
        clients.chief().get("/api/v3/documents").then().statusCode(200).body("count", equalTo(0));
        clients.chief().body("{}").post("/api/v3/documents").then().statusCode(422);
    }

    @Test
    void picturesComeWithTheirFile() throws IOException {
        clients.chief()
                .contentType("multipart/form-data")
                .multiPart("file", "light house.png", picture(40, 30), "image/png")
                .multiPart("json", json("{'alt':'A lighthouse','meta':{'action':'publish'}}"))
                .post(IMAGES)
                .then()
                .statusCode(201)
                .body("title", equalTo("light house"))
                .body("alt", equalTo("A lighthouse"))
                .body("file.width", equalTo(40))
                .body("file.height", equalTo(30))
                .body("file", not(hasKey("key")))
                .body("meta.status", equalTo("live"));
        clients.chief()
                .contentType("image/png")
                .body(picture(50, 20))
                .post(IMAGES + "?title=Alone")
                .then()
                .statusCode(201)
                .body("title", equalTo("Alone"))
                .body("file.width", equalTo(50));
        int elsewhere = clients.chief()
                .body(json("{'title':'Elsewhere','external_url':'https://pictures.example/a.jpg'}"))
                .post(IMAGES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        clients.chief()
                .header("If-Match", "\"1\"")
                .body(json("{'file':{'key':'originals/../../secret'}}"))
                .patch(IMAGES + "/" + elsewhere)
                .then()
                .statusCode(422)
                .body("errors[0].loc", contains("file"));
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        byte[] whole = picture(40, 30);
        for (byte[] content : List.of(
                new byte[0], new byte[] {1, 2, 3}, Arrays.copyOf(whole, 20), "<svg/>".getBytes(), hugePicture())) {
            clients.chief()
                    .contentType("image/png")
                    .body(content)
                    .post(IMAGES + "?title=x")
                    .then()
                    .statusCode(422);
        }
        clients.chief()
                .contentType("multipart/form-data")
                .multiPart("file", "a.png", whole, "image/png")
                .multiPart("other", "x")
                .post(IMAGES)
                .then()
                .statusCode(422);
        clients.chief()
                .contentType("multipart/form-data")
                .multiPart("json", "[]")
                .post(IMAGES)
                .then()
                .statusCode(422);
        clients.chief()
                .contentType("multipart/form-data")
                .multiPart("file", "a.png", whole, "image/png")
                .multiPart("json", "{")
                .post(IMAGES)
                .then()
                .statusCode(422);
        clients.with(Grant.onType(Verb.ADD, "authors.Author"))
                .contentType("image/png")
                .body(whole)
                .post(IMAGES)
                .then()
                .statusCode(403);
        nobody().contentType("image/png").body(whole).post(IMAGES).then().statusCode(401);
        clients.chief()
                .contentType("image/png")
                .body(whole)
                .post(REDIRECTS)
                .then()
                .statusCode(415);
    }

    private static byte[] picture(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** Says that it is two thousand million pixels wide. */
    private static byte[] hugePicture() throws IOException {
        byte[] bytes = picture(1, 1);
        bytes[16] = 0x7f;
        return bytes;
    }

    @Test
    void historyIsListedComparedAndNamed() {
        long id = site.draft(SampleSite.slug("history"));
        for (int number = 2; number <= 5; number++) {
            site.save(id, site.exhibitDocument("Title " + number, "<p>" + number + ".</p>"));
        }
        String revisions = "/api/v3/pages/" + id + "/revisions";
        String cursor = clients.chief()
                .get(revisions + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.number", contains(5, 4))
                .extract()
                .path("next_cursor");
        clients.chief()
                .get(revisions + "/?limit=100&cursor=" + cursor)
                .then()
                .body("items.number", contains(3, 2, 1))
                .body("next_cursor", nullValue());
        clients.chief()
                .get(revisions + "/2")
                .then()
                .statusCode(200)
                .body("title", equalTo("Title 2"))
                .header("ETag", startsWith("\"2-"));
        clients.chief().get(revisions + "/2.7").then().statusCode(404);
        clients.chief().get(revisions + "/2.").then().statusCode(400);
        clients.chief()
                .get(revisions + "/compare?from=2&to=3")
                .then()
                .statusCode(200)
                .body("changes[0].loc", contains("title"))
                .body("changes[0].before", equalTo("Title 2"))
                .body("changes[0].after", equalTo("Title 3"));
        for (String wrong : List.of("", "?from=2", "?from=x&to=2", "?from=1&to=2&x=1")) {
            clients.chief().get(revisions + "/compare" + wrong).then().statusCode(400);
        }
        clients.chief().get(revisions + "/compare?from=1&to=99").then().statusCode(404);
        clients.chief()
                .body(json("{'name':'As printed'}"))
                .put(revisions + "/2/name")
                .then()
                .statusCode(204);
        clients.chief().get(revisions + "?cursor=3&limit=1").then().body("items[0].name", equalTo("As printed"));
        clients.chief().delete(revisions + "/2/name").then().statusCode(204);
        clients.chief()
                .body(json("{'name':' '}"))
                .put(revisions + "/2/name")
                .then()
                .statusCode(400);
        clients.chief()
                .body(json("{'name':7}"))
                .put(revisions + "/2/name")
                .then()
                .statusCode(422);
        clients.chief()
                .body(json("{'name':'x'}"))
                .put(revisions + "/99/name")
                .then()
                .statusCode(404);
        clients.chief().get(revisions + "?cursor=x").then().statusCode(400);
        clients.chief().get(revisions + "?cursor=99999999999").then().statusCode(400);
        for (String path : List.of("", "/2", "/compare?from=1&to=2")) {
            nobody().get(revisions + path).then().statusCode(401);
            clients.with(Grant.onPage(Verb.VIEW, site.collections))
                    .get(revisions + path)
                    .then()
                    .statusCode(403);
        }
        clients.with(Grant.onPage(Verb.VIEW, site.index))
                .body(json("{'name':'x'}"))
                .put(revisions + "/2/name")
                .then()
                .statusCode(403);
        nobody().delete(revisions + "/2/name").then().statusCode(401);
    }

    @Test
    void whoNamesAnEntryIsToldButNotWhatHiddenDraftsAreCalled() {
        int author = clients.chief()
                .body(json("{'name':'Named'}"))
                .post(AUTHORS)
                .then()
                .extract()
                .path("id");
        long id = site.draft(SampleSite.slug("names"));
        site.save(
                id,
                site.exhibitDocument("Secret title", "<p>.</p>")
                        .replace(
                                "'authors':[{'value':%d}]".formatted(site.author),
                                "'authors':[{'value':%d}]".formatted(author)));
        String usages = AUTHORS + "/" + author + "/usages";
        clients.chief().get(usages).then().statusCode(200).body("items.title", contains("Secret title"));
        clients.with(Grant.onType(Verb.VIEW, "authors.Author"))
                .get(usages)
                .then()
                .statusCode(200)
                .body("items.id", contains((int) id))
                .body("items[0].title", nullValue());
        nobody().get(usages).then().statusCode(401);
        clients.with(Grant.onType(Verb.VIEW, "redirects.Redirect"))
                .get(usages)
                .then()
                .statusCode(403);
    }

    @Test
    void whateverIsSentForAFieldNothingBreaks() {
        List<String> odd = List.of(
                "null",
                "7",
                "-1",
                "1e400",
                "99999999999999999999",
                "true",
                "\"\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "[]",
                "[null]",
                "[7]",
                "[\"a\\u0000b\"]",
                "[[\"a\\u0000b\"]]",
                "{}",
                "{\"x\":1}",
                "{\"x\":0.5,\"y\":7}",
                "[{\"value\":null}]",
                "[{\"value\":\"a\\u0000b\"}]",
                "[{\"id\":\"x\",\"value\":1}]",
                "[{\"type\":\"text\",\"value\":\"a\\u0000b\"}]",
                "[{\"type\":\"a\\u0000b\",\"value\":{}}]",
                "{\"a\\u0000b\":1}");
        var kinds = new HashSet<>();
        for (ContentType type : types.list()) {
            boolean isSample = type.kind() != EntryKind.PAGE || type.name().equals("exhibits.ExhibitPage");
            for (Field field : type.fields()) {
                if (isSample && kinds.add(field.kind().getClass())) {
                    long id = type.kind() == EntryKind.PAGE
                            ? site.draft(SampleSite.slug("odd"))
                            : site.draftEntry(type.name(), "{}");
                    odd.forEach(value -> send(id, "{\"%s\":%s}".formatted(field.name(), value)));
                }
            }
        }
    }

    private void send(long id, String body) {
        int status = clients.chief()
                .header("If-Match", "\"1\"")
                .body(body)
                .patch("/api/v3/entries/" + id)
                .statusCode();
        assertThat(status).as(id + " " + body).isBetween(200, 499);
    }
}
