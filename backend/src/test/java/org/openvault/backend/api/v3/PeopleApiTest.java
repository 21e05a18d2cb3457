package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.user.Device;
import org.openvault.backend.user.Grant;
import org.openvault.backend.user.Sessions;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PeopleApiTest {

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    Sessions sessions;

    @BeforeEach
    void world() {
        site.get();
    }

    private RequestSpecification as(Actor.Person person) {
        return with(people.token(person));
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private RequestSpecification asManager() {
        return as(people.person(Grant.of(Right.MANAGE_USERS)));
    }

    @Test
    void aTokenTellsWhoOneIs() {
        Actor.Person editor = people.person(Grant.onPage(Verb.EDIT, site.index), Grant.of(Right.VIEW_HISTORY));
        as(editor)
                .get("/api/v3/whoami")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("id", equalTo((int) editor.userId()))
                .body("name", equalTo(editor.name()))
                .body("display_name", equalTo("Person"))
                .body("superuser", equalTo(false))
                .body("groups", hasSize(1))
                .body("permissions.verb", contains("edit", "view_history"))
                .body("permissions[0].page", equalTo((int) site.index))
                .body("permissions[1].scope", equalTo("system"))
                .body(not(containsString("password")));
    }

    @Test
    void withoutATokenThatHoldsNobodyIsAnybody() {
        String unknown = "ov_" + "a".repeat(43);
        for (String header : List.of(
                "Bearer " + unknown, "Bearer ov_", "Bearer ", "Basic " + unknown, unknown, "Bearer " + unknown + "'")) {
            given().header("Authorization", header)
                    .get("/api/v3/whoami")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer");
        }
        given().get("/api/v3/whoami").then().statusCode(401);
        String token = people.token(people.nobodySpecial());
        given().header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token)
                .get("/api/v3/whoami")
                .then()
                .statusCode(401);
        given().header("Authorization", "bearer " + token)
                .get("/api/v3/whoami")
                .then()
                .statusCode(200);
    }

    @Test
    void aSessionsCookieIsNobodyHere() {
        Actor.Person chief = people.superuser();
        var done = (Sessions.SignIn.Done) sessions.signIn(chief.name(), People.PASSWORD, Device.at(chief.name()));
        given().cookie("ov_session", done.secret()).get("/api/v3/whoami").then().statusCode(401);
        given().header("Authorization", "Bearer " + done.secret())
                .get("/api/v3/whoami")
                .then()
                .statusCode(401);
    }

    @Test
    void aVoidTokenMayReadWhatEverybodyMayAndWriteNothing() {
        String unknown = "ov_" + "b".repeat(43);
        with(unknown)
                .queryParam("path", "/exhibits/")
                .get("/api/v3/resolve")
                .then()
                .statusCode(200);
        with(unknown).body("{}").post("/api/v3/tokens").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v3/tokens")
                .then()
                .statusCode(401);
    }

    @Test
    void tokensAreMadeShownOnceListedAndRevoked() {
        Actor.Person person = people.nobodySpecial();
        var made = as(person)
                .body("{\"name\":\"export\"}")
                .post("/api/v3/tokens")
                .then()
                .statusCode(201);
        String secret = made.extract().path("token");
        int id = made.extract().path("id");
        with(secret).get("/api/v3/whoami").then().statusCode(200).body("id", equalTo((int) person.userId()));
        with(secret)
                .get("/api/v3/tokens")
                .then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("items[0].name", equalTo("export"))
                .body(not(containsString(secret)))
                .body(not(containsString("digest")));
        as(people.nobodySpecial()).delete("/api/v3/tokens/" + id).then().statusCode(403);
        as(people.nobodySpecial())
                .get("/api/v3/tokens?user=" + person.userId())
                .then()
                .statusCode(403);
        with(secret).delete("/api/v3/tokens/" + id).then().statusCode(204);
        with(secret).get("/api/v3/whoami").then().statusCode(401);
        as(person)
                .get("/api/v3/tokens")
                .then()
                .body("items.find { it.id == %d }.revoked_at".formatted(id), not(equalTo(null)));
        as(person).delete("/api/v3/tokens/999999999").then().statusCode(404);
    }

    @Test
    void whoManagesUsersMakesChangesAndDisablesThem() {
        String name = SampleSite.slug("api-user");
        RequestSpecification manager = asManager();
        int id = manager.body("{\"name\":\"%s\",\"password\":\"a long password\"}".formatted(name))
                .post("/api/v3/users")
                .then()
                .statusCode(201)
                .body("display_name", equalTo(name))
                .body("disabled_at", equalTo(null))
                .body(not(containsString("password")))
                .extract()
                .path("id");
        manager.body("{\"name\":\"%s\",\"password\":\"a long password\"}".formatted(name))
                .post("/api/v3/users")
                .then()
                .statusCode(409);
        manager.body("{\"display_name\":\"New\",\"enabled\":false}")
                .patch("/api/v3/users/" + id)
                .then()
                .statusCode(200)
                .body("display_name", equalTo("New"))
                .body("disabled_at", not(equalTo(null)));
        manager.body("{\"password\":\"another long one\"}")
                .put("/api/v3/users/" + id + "/password")
                .then()
                .statusCode(204);
        manager.get("/api/v3/users?limit=2")
                .then()
                .statusCode(200)
                .body("count", greaterThan(1))
                .body("items.size()", lessThanOrEqualTo(2))
                .body(not(containsString("argon2")));
        manager.body("{\"superuser\":true}").patch("/api/v3/users/" + id).then().statusCode(403);
    }

    @Test
    void peopleLookThemselvesUpAndNobodyElse() {
        Actor.Person person = people.nobodySpecial();
        as(person).get("/api/v3/users/" + person.userId()).then().statusCode(200);
        as(person)
                .get("/api/v3/users/" + people.nobodySpecial().userId())
                .then()
                .statusCode(403);
        as(person).get("/api/v3/users").then().statusCode(403);
        as(person).get("/api/v3/groups").then().statusCode(403);
        asManager().get("/api/v3/users/999999999").then().statusCode(404);
    }

    @Test
    void groupsAreMadeFilledRenamedAndTakenAway() {
        RequestSpecification manager = asManager();
        Actor.Person member = people.nobodySpecial();
        String name = SampleSite.slug("Desk");
        int id = manager.body(
                        "{\"name\":\"%s\",\"members\":[%d],\"permissions\":[{\"verb\":\"publish\",\"scope\":\"page\",\"page\":%d},{\"verb\":\"edit\",\"scope\":\"type\",\"type\":\"authors.Author\"}]}"
                                .formatted(name, member.userId(), site.index))
                .post("/api/v3/groups")
                .then()
                .statusCode(201)
                .body("members.name", contains(member.name()))
                .body("permissions", hasSize(2))
                .extract()
                .path("id");
        as(member).get("/api/v3/whoami").then().body("permissions.verb", hasItem("publish"));
        manager.body("{\"name\":\"%s\",\"permissions\":[]}".formatted(SampleSite.slug("Renamed")))
                .patch("/api/v3/groups/" + id)
                .then()
                .statusCode(200)
                .body("name", containsString("Renamed"))
                .body("members", hasSize(1))
                .body("permissions", hasSize(0));
        manager.delete("/api/v3/groups/" + id).then().statusCode(204);
        manager.get("/api/v3/groups/" + id).then().statusCode(404);
    }

    @Test
    void aGroupIsChangedWhollyOrNotAtAll() {
        RequestSpecification manager = asManager();
        String name = SampleSite.slug("Whole");
        manager.body("{\"name\":\"%s\",\"members\":[0]}".formatted(name))
                .post("/api/v3/groups")
                .then()
                .statusCode(422)
                .body("errors[0].loc", contains("members"));
        assertThat(manager.get("/api/v3/groups?limit=100").asString()).doesNotContain(name);
    }

    @Test
    void whatIsNotAskedForOrOfAnotherKindIsRefused() {
        RequestSpecification manager = asManager();
        for (String body : List.of(
                "{\"name\":\"x\",\"password\":\"a long password\",\"id\":1}",
                "{\"name\":\"x\",\"password\":\"a long password\",\"password_hash\":\"y\"}",
                "{\"name\":7,\"password\":\"a long password\"}",
                "{\"name\":\"x\",\"password\":[\"a long password\"]}",
                "{\"name\":\"x\",\"password\":\"a long password\",\"superuser\":\"true\"}",
                "{\"name\":null,\"password\":\"a long password\"}",
                "{\"name\":\"a\\u0000b\",\"password\":\"a long password\"}",
                "{\"name\":\"x\",\"display_name\":\"a\\u0000b\",\"password\":\"a long password\"}",
                "[]",
                "7",
                "\"x\"")) {
            manager.body(body).post("/api/v3/users").then().statusCode(422);
        }
        manager.body("{\"name\":").post("/api/v3/users").then().statusCode(400);
        for (String grant : List.of(
                "{\"verb\":\"edit\",\"scope\":\"page\",\"page\":\"1\"}",
                "{\"verb\":\"edit\",\"scope\":\"page\",\"page\":1,\"group_id\":2}",
                "{\"verb\":\"edit\",\"scope\":\"page\",\"page\":99999999999999999999}",
                "{\"verb\":\"edit\",\"scope\":\"everything\"}",
                "7")) {
            manager.body("{\"name\":\"%s\",\"permissions\":[%s]}".formatted(SampleSite.slug("Odd"), grant))
                    .post("/api/v3/groups")
                    .then()
                    .statusCode(422);
        }
        for (String query : List.of("limit=0", "limit=101", "offset=-1", "limit=x", "order=password_hash")) {
            manager.get("/api/v3/users?" + query).then().statusCode(400);
        }
    }
}
