package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

/** Somebody with a token, or nobody. Each request is a new one: REST Assured's specifications remember their bodies. */
record Caller(@Nullable String token) {

    private RequestSpecification request() {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    RequestSpecification body(String json) {
        return request().body(json);
    }

    RequestSpecification header(String name, String value) {
        return request().header(name, value);
    }

    RequestSpecification queryParam(String name, Object value) {
        return request().queryParam(name, value);
    }

    Response get(String path) {
        return request().get(path);
    }

    Response post(String path) {
        return request().post(path);
    }

    Response delete(String path) {
        return request().delete(path);
    }
}
