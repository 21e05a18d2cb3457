package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.TestClock;
import org.openvault.backend.form.DeleteSubmission;
import org.openvault.backend.form.SendFormMails;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.restriction.RestrictPage;
import org.openvault.backend.restriction.Restriction;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FormApiTest {

    private static final String FIELDS = "'fields':["
            + "{'id':'11111111-1111-4111-8111-111111111111','type':'single_line','value':{'label':'Name','required':true}},"
            + "{'id':'22222222-2222-4222-8222-222222222222','type':'email','value':{'label':'E-mail'}},"
            + "{'id':'33333333-3333-4333-8333-333333333333','type':'select',"
            + "'value':{'label':'About','choices':[{'value':{'label':'A visit'}},{'value':{'label':'A tape'}}]}}]";
    private static final String NAME = "11111111-1111-4111-8111-111111111111";

    /** Each test comes from an address and an hour of its own: what is sent from one is counted. */
    private static int number;

    @Inject
    SampleSite site;

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    @Inject
    SqlStatements statements;

    @Inject
    MockMailbox mailbox;

    @Inject
    SendFormMails sendFormMails;

    @Inject
    DeleteSubmission deleteSubmission;

    @Inject
    RestrictPage restrictPage;

    @Inject
    UnpublishEntry unpublishEntry;

    private long form;
    private String path;
    private String slug;

    @BeforeEach
    void world() {
        slug = SampleSite.slug("form");
        form = site.published(site.get().home, "forms.FormPage", slug, "{'title':'Write to us'," + FIELDS + "}");
        path = "/api/v3/forms/" + form;
        number++;
        mailbox.clear();
        clock.set(Instant.now().plus(Duration.ofHours(number)));
    }

    @AfterEach
    void now() {
        clock.release();
    }

    private void later(Duration by) {
        clock.set(clock.instant().plus(by));
    }

    private String stamp() {
        String stamp = given().get(path + "/stamp")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("stamp");
        later(Duration.ofSeconds(10));
        return stamp;
    }

    private ValidatableResponse send(String stamp, String name, String trap) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", "203.0.113." + number)
                .body("{\"stamp\":\"%s\",\"trap\":\"%s\",\"answers\":{\"%s\":[\"%s\"]}}"
                        .formatted(stamp, trap, NAME, name))
                .post(path + "/submissions")
                .then();
    }

    private ValidatableResponse submissions() {
        return clients.chief().get(path + "/submissions").then().statusCode(200);
    }

    @Test
    void whatIsSentIsKeptWithTheLabelsOfThen() {
        send(stamp(), "Ada", "").statusCode(201).body("outcome", equalTo("accepted"));
        submissions()
                .body("count", equalTo(1))
                .body("items[0].answers[0].label", equalTo("Name"))
                .body("items[0].answers[0].value", equalTo("Ada"))
                .body("items[0].form", equalTo("Write to us"))
                .body("items[0].mail", nullValue());
        assertThat(statements.count(
                        "select count(*) from audit_entry where action = 'form.submitted' and entry_id = " + form))
                .isEqualTo(1);
        assertThat(statements.count(
                        "select count(*) from audit_entry where entry_id = %d and after::text like '%%Ada%%'"
                                .formatted(form)))
                .isZero();
    }

    @Test
    void aStampIsGoodForOneSubmission() {
        String stamp = stamp();
        send(stamp, "Ada", "").statusCode(201);
        send(stamp, "Ada", "").statusCode(201);
        submissions().body("count", equalTo(1));
    }

    @Test
    void whatWasNotTypedIsToBeSentAgain() {
        String fresh = given().get(path + "/stamp").path("stamp");
        String again = send(fresh, "Quick", "").statusCode(409).extract().path("stamp");
        for (String none : List.of("", "x", fresh.substring(1) + "A", "A".repeat(75))) {
            send(none, "Unstamped", "").statusCode(409);
        }
        submissions().body("count", equalTo(0));
        later(Duration.ofSeconds(4));
        send(again, "Human", "").statusCode(201);
        String old = stamp();
        later(Duration.ofHours(13));
        send(old, "Sleeper", "").statusCode(409);
        submissions().body("count", equalTo(1));
    }

    @Test
    void whoeverFillsInTheTrapIsThankedAndForgotten() {
        send(stamp(), "Robot", "https://spam.example").statusCode(201);
        submissions().body("count", equalTo(0));
    }

    @Test
    void oneAddressSendsOnlySoMany() {
        for (int i = 0; i < 5; i++) {
            send(stamp(), "Ada", "").statusCode(201);
        }
        send(stamp(), "Ada", "").statusCode(429).header("Retry-After", "600");
        number += 100; // another address
        send(stamp(), "Bo", "").statusCode(201);
        number -= 100;
        later(Duration.ofMinutes(11));
        send(stamp(), "Ada", "").statusCode(201);
    }

    @Test
    void oneAddressTriesOnlySoOften() {
        for (int i = 0; i < 60; i++) {
            send("guessed", "Ada", "").statusCode(409);
            later(Duration.ofSeconds(5)); // slower than what the API as a whole would refuse
        }
        send("guessed", "Ada", "").statusCode(429).header("Retry-After", "600");
    }

    @Test
    void whatIsWrongIsToldByField() {
        String stamp = stamp();
        send(stamp, " ", "")
                .statusCode(422)
                .body("errors[0].loc", equalTo(List.of("answers", NAME)))
                .body("errors[0].message", containsString("fill this in"));
        for (String body : List.of(
                "{}",
                "{\"answers\":[]}",
                "{\"answers\":{\"a\":\"b\"}}",
                "{\"answers\":{\"a\":[7]}}",
                "{\"answers\":{},\"by\":\"me\"}",
                "{\"answers\":{\"a\":[\"" + "x".repeat(20_001) + "\"]}}")) {
            given().contentType("application/json")
                    .body(body)
                    .post(path + "/submissions")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void onlyFormsThatAreLiveAndForEverybodyTakeAnything() {
        String stamp = stamp();
        restrictPage.restrict(EDITOR, form, new Restriction.Login());
        send(stamp, "Ada", "").statusCode(404);
        given().get(path + "/stamp").then().statusCode(404);
        given().get("/api/v3/forms/" + site.index + "/stamp").then().statusCode(404);
        unpublishEntry.unpublish(EDITOR, form);
        send(stamp, "Ada", "").statusCode(404);
    }

    @Test
    void mailsLeaveByTheOutboxAndAreTriedAgain() {
        configure("{\"recipients\":[\"desk@openvault.example\"],\"subject\":\"From the site\",\"retention_days\":30}");
        send(stamp(), "Ada", "").statusCode(201);
        submissions().body("items[0].mail", equalTo("waiting"));
        assertThat(mailbox.getTotalMessagesSent()).isZero();

        sendFormMails.send();
        sendFormMails.send();

        List<Mail> mails = mailbox.getMailsSentTo("desk@openvault.example");
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("From the site");
            assertThat(mail.getFrom()).isEqualTo("forms@openvault.example");
            assertThat(mail.getText()).contains("Name:\n  Ada", "kept until");
        });
        submissions().body("items[0].mail", equalTo("sent"));
    }

    private void configure(String body) {
        clients.chief().body(body).put(path + "/settings").then().statusCode(200);
        clients.chief().get(path + "/settings").then().statusCode(200).body("retention_days", equalTo(30));
    }

    @Test
    void whatIsOverIsForgottenAndWhatIsDeletedIsGone() {
        configure("{\"recipients\":[],\"retention_days\":30}");
        send(stamp(), "Ada", "").statusCode(201);
        send(stamp(), "Bo", "").statusCode(201);
        int id = submissions().extract().path("items[0].id");
        clients.chief().delete(path + "/submissions/" + id).then().statusCode(204);
        clients.chief().get(path + "/submissions/" + id).then().statusCode(404);
        later(Duration.ofDays(29));
        deleteSubmission.forgetOld();
        submissions().body("count", equalTo(1));
        later(Duration.ofDays(2));
        deleteSubmission.forgetOld();
        submissions().body("count", equalTo(0));
    }

    @Test
    void submissionsAreExportedForSpreadsheets() {
        send(stamp(), "=HYPERLINK()", "").statusCode(201);
        clients.chief()
                .get(path + "/submissions.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString("attachment"))
                .body(containsString("\"'=HYPERLINK()\""), containsString("\"Name\""));
    }

    @Test
    void personalDataIsForThoseWhoLookAfterForms() {
        send(stamp(), "Ada", "").statusCode(201);
        for (String place : List.of("/submissions", "/submissions.csv", "/settings")) {
            given().get(path + place).then().statusCode(401);
            clients.with(Grant.onPage(Verb.PUBLISH, site.home))
                    .get(path + place)
                    .then()
                    .statusCode(403);
        }
        clients.with(Grant.of(Right.MANAGE_FORMS))
                .get(path + "/submissions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        given().get("/api/v3/resolve?path=/" + slug + "/")
                .then()
                .statusCode(200)
                .body("page.fields[0].value.label", equalTo("Name"))
                .body(not(containsString("Ada")));
    }

    @Test
    void settingsMakeSense() {
        for (String body : List.of(
                "{}",
                "{\"retention_days\":0}",
                "{\"retention_days\":99999}",
                "{\"retention_days\":30,\"recipients\":[\"nobody\"]}",
                "{\"retention_days\":30,\"recipients\":[\"a@b.org\\nBcc: c@d.org\"]}",
                "{\"retention_days\":30,\"subject\":\"two\\nlines\"}")) {
            clients.chief().body(body).put(path + "/settings").then().statusCode(422);
        }
        clients.chief()
                .body("{\"retention_days\":30}")
                .put("/api/v3/forms/" + site.index + "/settings")
                .then()
                .statusCode(404);
        for (String what : List.of("submissions", "submissions.csv", "settings")) {
            clients.chief()
                    .get("/api/v3/forms/" + site.index + "/" + what)
                    .then()
                    .statusCode(404);
        }
        clients.chief().get(path + "/settings").then().statusCode(404);
    }
}
