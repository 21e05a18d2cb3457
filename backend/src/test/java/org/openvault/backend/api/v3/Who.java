package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

/** Whoever calls {@code /api/v3/} in the suite, by their token; bodies have single quotes for the eyes' sake. */
record Who(@Nullable String token) {

    static final Who READER = new Who(null);

    Response get(String path) {
        return request(null).get("/api/v3/" + path);
    }

    Response post(String path, String body) {
        return send("POST", path, body);
    }

    Response act(long page, String action, String body) {
        return post("pages/%d/actions/%s".formatted(page, action), body);
    }

    /** Changes what was seen at a version. */
    Response patch(String path, String seen, String body) {
        return request(body).header("If-Match", '"' + seen + '"').patch("/api/v3/" + path);
    }

    Response send(String method, String path, @Nullable String body) {
        return request(body).request(method, "/api/v3/" + path);
    }

    /** As it is, with a content type of one's own. */
    Response raw(String method, String path, String contentType, byte[] body) {
        return authorised().contentType(contentType).body(body).request(method, "/api/v3/" + path);
    }

    /** The version that a draft has now. */
    String version(String path) {
        return get(path + "?version=draft").then().statusCode(200).extract().path("meta.version");
    }

    RequestSpecification authorised() {
        RequestSpecification request = given().urlEncodingEnabled(false);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private RequestSpecification request(@Nullable String body) {
        RequestSpecification request = authorised().contentType("application/json");
        return body == null ? request : request.body(body.replace('\'', '"'));
    }
}
