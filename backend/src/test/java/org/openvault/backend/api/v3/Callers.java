package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.People;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.user.Grant;

/** Those who call the API in tests: somebody with permissions and a token, or nobody. */
@Singleton
class Callers {

    @Inject
    People people;

    RequestSpecification as(Actor.Person person) {
        return with(people.token(person));
    }

    RequestSpecification whoMay(Grant... grants) {
        return as(people.person(grants));
    }

    RequestSpecification nobodySpecial() {
        return as(people.nobodySpecial());
    }

    RequestSpecification superuser() {
        return as(people.superuser());
    }

    static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON);
    }

    private static RequestSpecification with(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** JSON, with single quotes for the eyes' sake. */
    static String body(String text, Object... values) {
        return SampleSite.json(text.formatted(values)).toString();
    }

    /** What is never a body that somebody meant. */
    static List<String> malformed() {
        return List.of("[7]", "7", "\"x\"", "null", "{\"nobody\":1}", "{\"name\":\"a\\u0000b\"}", "{\"name\":[]}");
    }
}
