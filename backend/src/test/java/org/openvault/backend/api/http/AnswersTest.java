package org.openvault.backend.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;

/** What every answer says of itself. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnswersTest {

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    SqlStatements statements;

    private long page;
    private String token;

    @BeforeEach
    void world() {
        site.get();
        page = site.exhibit(SampleSite.slug("answered"));
        token = people.token(people.superuser());
    }

    @Test
    void everyReadHasATagThatSavesItsBody() {
        for (String path : List.of(
                "/api/v3/whoami",
                "/api/v3/pages",
                "/api/v3/pages/" + page,
                "/api/v3/pages/" + page + "?version=draft",
                "/api/v3/pages/" + page + "/revisions",
                "/api/v3/pages/" + page + "/usages",
                "/api/v3/images",
                "/api/v3/sites",
                "/api/v3/locales",
                "/api/v3/users",
                "/api/v3/groups",
                "/api/v3/folders",
                "/api/v3/releases",
                "/api/v3/trash",
                "/api/v3/schema",
                "/api/v3/resolve?path=/",
                "/api/v2/pages/",
                "/api/v2/exhibits/" + page + "/",
                "/api/v2/images/")) {
            Response first = personal("identity", path, null);
            String tag = first.header("ETag");
            assertThat(first.statusCode()).as(path).isEqualTo(200);
            assertThat(tag).as(path).matches("\"[A-Za-z0-9._-]+\"");
            assertThat(first.header("Cache-Control")).as(path).isEqualTo("private, no-store");
            assertThat(first.header("Vary")).as(path).contains("Authorization");
            Response again = personal("identity", path, "\"x\", W/" + tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.asByteArray()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
            Response head = given().header("Authorization", "Bearer " + token)
                    .header("Accept-Encoding", "identity")
                    .head(path);
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.header("ETag")).as(path).isEqualTo(tag);
            assertThat(head.asByteArray()).isEmpty();
        }
    }

    private Response personal(String encoding, String path, String ifNoneMatch) {
        var request = given().header("Authorization", "Bearer " + token).header("Accept-Encoding", encoding);
        return (ifNoneMatch == null ? request : request.header("If-None-Match", ifNoneMatch)).get(path);
    }

    @Test
    void whatAnybodyMayReadIsForEverybodysCacheAndNothingElseIs() {
        given().get("/api/v3/pages").then().header("Cache-Control", "public, no-cache");
        given().get("/api/v3/resolve?path=/").then().header("Cache-Control", matchesPattern("public, max-age=[0-9]+"));
        given().get("/api/v2/pages/99999999/").then().statusCode(404).header("Cache-Control", "no-store");
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v2/pages/")
                .then()
                .header("Cache-Control", "private, no-store");
        given().contentType("application/json")
                .body("{}")
                .post("/api/v3/pages")
                .then()
                .header("Cache-Control", "no-store");
    }

    @Test
    void aTagChangesWithWhatIsSaid() {
        String path = "/api/v3/pages/" + page;
        String before = given().get(path).header("ETag");
        given().header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"title\":\"Another\",\"meta\":{\"action\":\"publish\"}}")
                .patch(path)
                .then()
                .statusCode(200);
        given().header("If-None-Match", before).get(path).then().statusCode(200).body("title", equalTo("Another"));
    }

    @Test
    void developersSeeWhatItCost() {
        String path = "/api/v2/exhibits/" + page + "/";
        String[] told = new String[1];
        int sent = statements.during(() -> told[0] = given().get(path).header("Server-Timing"));
        assertThat(told[0]).matches("db;dur=[0-9.]+;desc=\"[0-9]+ statements\", total;dur=[0-9.]+");
        int counted = Integer.parseInt(told[0].replaceAll(".*\"([0-9]+) statements.*", "$1"));
        assertThat(counted).isGreaterThanOrEqualTo(sent).isPositive();
    }

    @Test
    void aMethodThatIsNotTakenIsToldWhichAre() {
        given().put("/api/v3/pages/" + page + "/actions/publish")
                .then()
                .statusCode(405)
                .header("Allow", "OPTIONS, POST");
        given().delete("/api/v2/pages/" + page + "/")
                .then()
                .statusCode(405)
                .header("Allow", containsString("GET, HEAD"));
    }
}
