package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.openvault.backend.People;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.user.Grant;

/** Who calls the API in tests. Bodies have single quotes for the eyes' sake. */
@Singleton
class Clients {

    @Inject
    People people;

    RequestSpecification chief() {
        return as(people.superuser());
    }

    RequestSpecification with(Grant... grants) {
        return as(people.person(grants));
    }

    RequestSpecification as(Actor.Person person) {
        return given().header("Authorization", "Bearer " + people.token(person)).contentType(ContentType.JSON);
    }

    static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    static String json(String text, Object... values) {
        return SampleSite.json(text.formatted(values)).toString();
    }
}
