package org.openvault.backend.admin.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.admin.Editors.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.admin.AdminBrowser;
import org.openvault.backend.admin.Editors;
import org.openvault.backend.user.CreateGroup;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.User;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PeopleTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    CreateGroup createGroup;

    @Inject
    Directory directory;

    @Inject
    SqlStatements database;

    private static String chief;
    private static String reader;
    private long group;
    private long user;

    @BeforeEach
    void world() {
        site.get();
        if (chief == null) {
            Editors.chief();
            Editors.reader();
            chief = Editors.standing("chief");
            reader = Editors.standing("reader");
        }
        group = QuarkusTransaction.requiringNew()
                .call(() -> createGroup.create(SampleSite.EDITOR, SampleSite.slug(HOSTILE)).id);
        String name = Editors.user(SampleSite.slug("managed"), false);
        user = QuarkusTransaction.requiringNew()
                .call(() -> User.findByName(name).orElseThrow().id);
    }

    private static RequestSpecification by(String session) {
        return given().redirects().follow(false).cookie("ov_session", session);
    }

    @Test
    void aUserIsMadeChangedAndKeptOut() {
        String name = SampleSite.slug("made");
        Response made = by(chief)
                .formParam("name", name)
                .formParam("display_name", HOSTILE)
                .formParam("password", "a password to begin with")
                .post("/admin/people/users");
        assertThat(notice(made)).isEqualTo(name + " was made.");
        String path = made.getHeader("Location").replaceAll(".*(/admin/.*)", "$1");
        assertThat(by(chief).get(path).asString()).contains("&lt;img").doesNotContain(HOSTILE);
        String session = Editors.signIn(name, "a password to begin with").getCookie("ov_session");
        assertThat(notice(by(chief).formParam("display_name", "Renamed").post(path)))
                .isEqualTo("Saved.");
        assertThat(by(session).get("/admin/account").statusCode())
                .as("disabled")
                .isEqualTo(303);
        assertThat(Editors.signIn(name, "a password to begin with").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost() {
        Response answer = by(chief)
                .formParam("name", "no spaces please")
                .formParam("display_name", "Kept \"as typed\"")
                .formParam("password", "twelve characters")
                .post("/admin/people/users");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("id=\"name-fault\"", "Kept &quot;as typed&quot;", "href=\"#name\"");
        Response taken = by(chief)
                .formParam("name", "chief")
                .formParam("display_name", "x")
                .formParam("password", "twelve characters")
                .post("/admin/people/users");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.asString()).contains("there is a user &#39;chief&#39; already");
    }

    @Test
    void whereSomebodysMailsGoIsSaidByWhoManagesThem() {
        String path = "/admin/people/users/" + user;
        String email = SampleSite.slug("managed") + "@desk.example";
        assertThat(notice(by(chief).formParam("email", email).post(path + "/email")))
                .isEqualTo("Saved.");
        assertThat(by(chief).get(path).asString()).contains("value=\"" + email + "\"");
        Response wrong = by(chief).formParam("email", "kept as typed").post(path + "/email");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("id=\"email-fault\"", "value=\"kept as typed\"");
        Editors.user("mailed", false);
        long other = QuarkusTransaction.requiringNew()
                .call(() -> User.findByName("mailed").orElseThrow().id);
        Response taken = by(chief).formParam("email", email).post("/admin/people/users/" + other + "/email");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.asString()).contains("another user has the e-mail address " + email);
        assertThat(by(reader).formParam("email", "").post(path + "/email").statusCode())
                .isEqualTo(403);
    }

    @Test
    void membersAndPermissionsAreGivenAndTaken() {
        String here = "/admin/people/groups/" + group;
        assertThat(by(chief)
                        .formParam("members", "nobody-of-that-name")
                        .post(here + "/members")
                        .asString())
                .contains("There is no user nobody-of-that-name.");
        by(chief)
                .formParam("members", "Reader\nchief")
                .post(here + "/members")
                .then()
                .statusCode(303);
        assertThat(directory.group(SampleSite.EDITOR, group).members()).hasSize(2);
        by(chief)
                .formParam("scope", "page")
                .formParam("verb", "edit")
                .formParam("page", site.index)
                .post(here + "/permissions")
                .then()
                .statusCode(303);
        by(chief)
                .formParam("scope", "system")
                .formParam("verb", "view_history")
                .post(here + "/permissions")
                .then()
                .statusCode(303);
        assertThat(directory.group(SampleSite.EDITOR, group).grants()).hasSize(2);
        assertThat(by(chief).get(here + "/permissions").asString()).contains("edit:page:" + site.index);
        by(chief)
                .formParam("key", "edit:page:" + site.index)
                .post(here + "/permissions/end")
                .then()
                .statusCode(303);
        assertThat(directory.group(SampleSite.EDITOR, group).grants()).hasSize(1);
        Response wrong = by(chief)
                .formParam("scope", "page")
                .formParam("verb", "edit")
                .formParam("page", "999999999")
                .post(here + "/permissions");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("there is no page 999999999");
        by(chief).formParam("members", "").post(here + "/members").then().statusCode(303);
        by(chief).formParam("name", "renamed-" + group).post(here).then().statusCode(303);
        assertThat(notice(by(chief).post(here + "/end"))).isEqualTo("The group was deleted.");
    }

    @Test
    void aTokenIsShownOnceAndRevoked() {
        String screen = by(reader)
                .formParam("name", HOSTILE)
                .post("/admin/people/tokens")
                .asString();
        String secret = screen.replaceAll("(?s).*value=\"(ov_[A-Za-z0-9_-]{43})\".*", "$1");
        given().header("Authorization", "Bearer " + secret)
                .get("/api/v3/whoami")
                .then()
                .statusCode(200);
        String list = by(reader).get("/admin/people/tokens").asString();
        assertThat(list).contains("&lt;img").doesNotContain(HOSTILE, secret);
        String end = list.replaceAll("(?s).*?action=\"(/admin/people/tokens/[0-9]+/end)\".*", "$1");
        assertThat(notice(by(reader).post(end))).isEqualTo("The token was revoked.");
        given().header("Authorization", "Bearer " + secret)
                .get("/api/v3/whoami")
                .then()
                .statusCode(401);
        assertThat(by(reader)
                        .formParam("name", " ")
                        .post("/admin/people/tokens")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoMayNotManageUsersIsRefusedEverywhere() {
        String users = "/admin/people/users";
        String groups = "/admin/people/groups";
        var refused = new ArrayList<String>();
        for (String path : List.of(
                users,
                users + "/" + user,
                users + "/" + user + "/password",
                users + "/" + user + "/sessions/end",
                users + "/" + user + "/second-step/end",
                groups,
                groups + "/" + group,
                groups + "/" + group + "/members",
                groups + "/" + group + "/end",
                groups + "/" + group + "/permissions",
                groups + "/" + group + "/permissions/end")) {
            int status = by(reader)
                    .formParam("name", "x")
                    .formParam("display_name", "x")
                    .formParam("password", "twelve characters")
                    .formParam("scope", "system")
                    .formParam("verb", "view_history")
                    .post(path)
                    .statusCode();
            if (status != 403) refused.add(path + " " + status);
        }
        assertThat(refused).isEmpty();
        assertThat(by(reader)
                        .formParam("user", user)
                        .formParam("name", "x")
                        .post("/admin/people/tokens")
                        .statusCode())
                .isEqualTo(403);
        for (String path :
                List.of(users, groups, users + "/" + user, groups + "/" + group, "/admin/people/tokens?user=" + user)) {
            assertThat(by(reader).get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aListCostsTheSameHoweverLongItIs() {
        int few = database.during(
                "%app_user%", () -> by(chief).get("/admin/people/users").then().statusCode(200));
        for (int more = 0; more < 3; more++) {
            Editors.user(SampleSite.slug("more"), false);
        }
        assertThat(database.during(
                        "%app_user%",
                        () -> by(chief).get("/admin/people/users").then().statusCode(200)))
                .isEqualTo(few);
    }

    @Test
    void theScreensAreThereForEverybodyAtAnyWidthAndInBothColours() {
        by(chief)
                .formParam("scope", "page")
                .formParam("verb", "edit")
                .formParam("page", site.index)
                .post("/admin/people/groups/" + group + "/permissions");
        try (var browser = new AdminBrowser(address)) {
            var found = new ArrayList<String>();
            for (String path : List.of(
                    "users",
                    "users/" + user,
                    "groups",
                    "groups/" + group,
                    "groups/" + group + "/permissions",
                    "tokens")) {
                found.addAll(browser.violationsEverywhere(
                        "chief",
                        "/admin/people/" + path,
                        "people-" + path.replaceAll("[0-9]+", "one").replace('/', '-')));
            }
            assertThat(found).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
