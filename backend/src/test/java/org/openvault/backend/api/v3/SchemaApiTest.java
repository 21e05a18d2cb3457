package org.openvault.backend.api.v3;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.openvault.backend.api.v3.Callers.anonymous;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SchemaApiTest {

    @Inject
    SampleSite site;

    @Inject
    Callers callers;

    private Caller somebody;

    @BeforeEach
    void world() {
        site.get();
        somebody = callers.nobodySpecial();
    }

    @Test
    void typesAreListedWithTheirNeighbours() {
        somebody.get("/api/v3/schema/")
                .then()
                .statusCode(200)
                .body("items.type", hasItems("home.HomePage", "authors.Author", "redirects.Redirect"))
                .body("items.find { it.type == 'home.HomePage' }.may_be_root", equalTo(true))
                .body("items.find { it.type == 'home.HomePage' }.children", hasItem("exhibits.ExhibitIndex"))
                .body("items.find { it.type == 'exhibits.ExhibitIndex' }.parents", contains("home.HomePage"))
                .body("items.find { it.type == 'exhibits.ExhibitIndex' }.kind", equalTo("page"))
                .body("items.find { it.type == 'authors.Author' }.count", greaterThan(0))
                .body("items.find { it.type == 'authors.Author' }.label", equalTo("Author"));
    }

    @Test
    void aTypeTellsItsSchema() {
        somebody.get("/api/v3/schema/exhibits.ExhibitPage")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"))
                .body("additionalProperties", equalTo(false))
                .body("properties.title.maxLength", equalTo(255))
                .body("properties.cover_image.'x-refers-to'.kind", equalTo("image"))
                .body("properties.body.items.oneOf.properties.type.const", hasItems("heading", "image", "table"))
                .body("properties.body.items.oneOf[0].required", hasItems("type", "id", "value"));
    }

    @Test
    void whatIsUnknownIsRefused() {
        somebody.get("/api/v3/schema/no.Such").then().statusCode(404).contentType("application/problem+json");
        somebody.get("/api/v3/schema?x=1").then().statusCode(400);
        somebody.get("/api/v3/schema/home.HomePage?x=1").then().statusCode(400);
        anonymous().get("/api/v3/schema").then().statusCode(401);
        anonymous().get("/api/v3/schema/home.HomePage").then().statusCode(401);
    }
}
