package org.openvault.backend.admin.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.TestClock;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.user.AppOnAPhone;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecondStepTest {

    @Inject
    SampleSite site;

    @Inject
    TestClock clock;

    @Inject
    SqlStatements database;

    private Instant now = Instant.parse("2031-05-01T10:00:00Z");
    private String name;

    @BeforeEach
    void somebody() {
        site.get();
        name = Editors.user(SampleSite.slug("two-steps"), false);
        clock.set(now);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
        clock.set(now);
    }

    /** @return the key of the app and the codes that were written down */
    private record SetUp(String key, List<String> codes) {}

    private SetUp setUp() {
        String session = Editors.session(name);
        String screen = given().cookie("ov_session", session)
                .get("/admin/account/second-step")
                .asString();
        String key = screen.replaceAll("(?s).*id=\"key\"[^>]*value=\"([A-Z2-7 ]+)\".*", "$1");
        Response answer = given().cookie("ov_session", session)
                .formParam("code", AppOnAPhone.code(key, now))
                .post("/admin/account/second-step");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new SetUp(
                key,
                answer.htmlPath().getList("**.find { it.@class == 'codes' }.li").stream()
                        .map(Object::toString)
                        .toList());
    }

    private Response finish(String step, String code) {
        return given().redirects()
                .follow(false)
                .cookie("ov_step", step)
                .formParam("code", code)
                .post("/admin/session/second-step");
    }

    private String step() {
        Response first = Editors.signIn(name, "secret of " + name);
        assertThat(first.getCookie("ov_session")).isNull();
        return first.getCookie("ov_step");
    }

    @Test
    void aCodeIsAskedForAfterThePasswordAndIsGoodForOnce() {
        SetUp set = setUp();
        later(30);
        String code = AppOnAPhone.code(set.key(), now);
        assertThat(finish(step(), "000000").statusCode()).isEqualTo(401);
        assertThat(finish(step(), code).getCookie("ov_session")).isNotEmpty();
        assertThat(finish(step(), code).statusCode()).as("used").isEqualTo(401);
    }

    @Test
    void theCodeThatConfirmedIsUsedToo() {
        SetUp set = setUp();
        assertThat(finish(step(), AppOnAPhone.code(set.key(), now)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aStepWithoutThePasswordIsNone() {
        SetUp set = setUp();
        later(30);
        for (String forged : new String[] {"", "x", "A".repeat(43)}) {
            Response answer = finish(forged, AppOnAPhone.code(set.key(), now));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.getCookie("ov_session")).isNull();
        }
    }

    @Test
    void fiveWrongCodesEndTheStepAndAnotherSoonAfterIsThrottled() {
        SetUp set = setUp();
        later(60);
        String step = step();
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(finish(step, "000000").statusCode()).isEqualTo(401);
        }
        assertThat(finish(step, AppOnAPhone.code(set.key(), now)).asString()).contains("took too long");
        assertThat(finish(step(), AppOnAPhone.code(set.key(), now)).statusCode())
                .isEqualTo(429);
        later(120);
        assertThat(finish(step(), AppOnAPhone.code(set.key(), now)).getCookie("ov_session"))
                .isNotEmpty();
    }

    @Test
    void eachOfTenRecoveryCodesLetsInOnce() {
        SetUp set = setUp();
        assertThat(set.codes()).hasSize(10).doesNotHaveDuplicates();
        String code = set.codes().get(3);
        assertThat(finish(step(), code.toUpperCase().replace("-", " ")).getCookie("ov_session"))
                .isNotEmpty();
        assertThat(finish(step(), code).statusCode()).isEqualTo(401);
        assertThat(finish(step(), set.codes().get(4)).getCookie("ov_session")).isNotEmpty();
    }

    @Test
    void theDatabaseAloneHoldsNoSecret() {
        setUp();
        assertThat(database.count("select count(*) from user_totp where length(secret) <> 12 + 20 + 16"))
                .isZero();
    }

    @Test
    void whoSignedInLongAgoChangesNoWayIn() {
        String session = Editors.session(name);
        later(16 * 60);
        for (String path : new String[] {"second-step", "second-step/end", "second-step/recovery-codes"}) {
            given().redirects()
                    .follow(false)
                    .cookie("ov_session", session)
                    .post("/admin/account/" + path)
                    .then()
                    .statusCode(303)
                    .header("Location", org.hamcrest.Matchers.containsString("/admin/session?to=/admin/account"));
        }
        given().cookie("ov_session", session)
                .contentType("application/json")
                .body("{}")
                .post("/admin/account/passkeys/options")
                .then()
                .statusCode(403);
    }
}
