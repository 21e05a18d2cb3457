package org.openvault.backend.api.v2;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.restassured.response.ValidatableResponse;
import java.util.function.Consumer;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.DynamicTest;

/** Reads {@code /api/v2/} as anybody may, each expectation a test that says what it expects. */
final class Api {

    private Api() {}

    /** @param path below {@code /api/v2/}, with its query as it goes over the wire */
    static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/api/v2/" + path)
                .then();
    }

    static DynamicTest expect(String what, String path, Consumer<ValidatableResponse> check) {
        return dynamicTest(what, () -> check.accept(get(path).statusCode(200).contentType("application/json")));
    }

    /** One thing that the answer says. */
    static DynamicTest says(String what, String path, String at, Matcher<?> matcher) {
        return expect(what, path, answer -> answer.body(at, matcher));
    }

    static DynamicTest refuses(String what, String path, String message) {
        return dynamicTest(what, () -> problem(get(path), 400).body("message", equalTo(message)));
    }

    static DynamicTest knowsNot(String what, String path) {
        return dynamicTest(what, () -> problem(get(path), 404));
    }

    /** Whatever is asked: an answer in JSON, or a problem that says what is wrong; never a failure. */
    static DynamicTest standsUpTo(String what, String path) {
        return dynamicTest(what, () -> {
            ValidatableResponse answer = get(path);
            int status = answer.extract().statusCode();
            if (status != 200) {
                problem(answer, status < 400 || status > 499 ? 400 : status);
            }
        });
    }

    static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("message", not(emptyOrNullString()));
    }
}
