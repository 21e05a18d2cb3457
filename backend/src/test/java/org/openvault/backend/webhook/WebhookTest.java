package org.openvault.backend.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.SqlStatements;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.permission.Right;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WebhookTest {

    private static final String WEBHOOKS = "/api/v3/webhooks";

    private record Hook(int id, String secret) {
        String path() {
            return WEBHOOKS + "/" + id;
        }
    }

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    ChangeFeed feed;

    @Inject
    DeliverWebhooks deliverWebhooks;

    @Inject
    SqlStatements statements;

    private final Receiver receiver = new Receiver();
    private String token;

    @BeforeEach
    void world() {
        site.get();
        token = people.token(people.person(Grant.of(Right.MANAGE_WEBHOOKS)));
    }

    @AfterEach
    void end() {
        receiver.close();
        statements.run("delete from webhook");
    }

    private RequestSpecification manager() {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private static String json(String text, Object... values) {
        return SampleSite.json(text.formatted(values)).toString();
    }

    private Hook hook(String filter) {
        var made = manager()
                .body(json("{'name':'Frontend','url':'%s'%s}", receiver.url(), filter))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("secret", startsWith("ovw_"))
                .extract();
        return new Hook(made.path("id"), made.path("secret"));
    }

    private void change(String kind, String... tags) {
        QuarkusTransaction.requiringNew().run(() -> feed.append(kind, null, List.of(tags)));
    }

    /** Time passes, until it is so. */
    private void deliverUntil(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(90);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            deliverWebhooks.deliver();
            LockSupport.parkNanos(10_000_000);
        }
    }

    private long count(Hook hook, String state) {
        return statements.count("select count(*) from webhook_delivery where webhook_id = %d and state = '%s'"
                .formatted(hook.id(), state));
    }

    @Test
    void aChangeArrivesOnceAndSigned() {
        Hook hook = hook(",'kinds':['test.*'],'tags':['page:7']");
        change("test.changed", "page:7", "menu:1");
        change("test.changed", "page:8");
        change("other.changed", "page:7");
        deliverUntil(() -> count(hook, "delivered") == 1);
        assertThat(receiver.requests()).hasSize(1);
        Receiver.Request request = receiver.requests().getFirst();
        assertThat(request.isSignedWith(hook.secret())).isTrue();
        assertThat(request.isSignedWith(hook.secret() + "x")).isFalse();
        assertThat(request.attempt()).isEqualTo("1");
        assertThat(request.json().path("kind").textValue()).isEqualTo("test.changed");
        assertThat(request.json().path("tags").toString()).isEqualTo("[\"menu:1\",\"page:7\"]");
        assertThat(request.json().path("webhook").intValue()).isEqualTo(hook.id());
        manager()
                .get(hook.path() + "/deliveries")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].last_status", equalTo(204))
                .body("items[0].sequence", equalTo((int) request.sequence()));
    }

    @Test
    void theSecretIsToldOnceAndNeverAgain() {
        Hook hook = hook("");
        for (String path : List.of(WEBHOOKS, WEBHOOKS + "/", hook.path(), hook.path() + "/")) {
            manager()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("\"Frontend\""), not(containsString("ovw_")));
        }
        assertThat(statements.count("select count(*) from audit_entry where after::text like '%ovw_%'"))
                .isZero();
        assertThat(statements.count(
                        "select count(*) from audit_entry where action = 'webhook.created' and (after ->> 'id')::int = "
                                + hook.id()))
                .isEqualTo(1);
    }

    @Test
    void aReceiverWhoFailsHangsAndIsRestartedGetsEverythingInTheEnd() {
        Hook hook = hook(",'kinds':['test.changed']");
        var chance = new Random(20261121L);
        receiver.answer(exchange -> {
            int luck = chance.nextInt(20);
            if (luck == 0) {
                Thread.sleep(1500); // longer than anybody waits
            }
            Receiver.status(exchange, luck < 6 ? 500 : 200);
        });
        int changes = 60;
        var wanted = new HashSet<Long>();
        long head = statements.count("select coalesce(max(sequence), 0) from change");
        for (int number = 1; number <= changes; number++) {
            change("test.changed", "test:" + number);
            wanted.add(head + number);
            if (number % 20 == 0) {
                receiver.stop();
                deliverUntil(() -> statements.count(
                                "select count(*) from webhook_delivery where last_error = 'nobody answers at that address'")
                        > 0);
                receiver.restart();
            }
        }
        deliverUntil(() -> {
            manager().post(hook.path() + "/replays").then().statusCode(201);
            return count(hook, "delivered") == changes;
        });
        var arrived = new HashSet<Long>();
        for (Receiver.Request request : receiver.requests()) {
            assertThat(request.isSignedWith(hook.secret())).isTrue();
            arrived.add(request.sequence());
        }
        assertThat(arrived).isEqualTo(wanted);
        assertThat(receiver.requests()).as("some came again").hasSizeGreaterThan(changes);
    }

    @Test
    void manyWorkersSendEachDeliveryOnceAndInTheOrderOfTheFeed() {
        Hook hook = hook(",'kinds':['test.changed']");
        for (int number = 0; number < 60; number++) {
            change("test.changed", "test:" + number);
        }
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int process = 0; process < 6; process++) {
                processes.submit(() -> deliverUntil(() -> count(hook, "delivered") == 60));
            }
        }
        assertThat(receiver.requests().stream().map(Receiver.Request::sequence))
                .hasSize(60)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void whatIsGivenUpIsKeptAndCanBeSentAgain() {
        Hook hook = hook(",'kinds':['test.changed']");
        receiver.answer(exchange -> {
            byte[] secret = "internal address 10.9.8.7".getBytes();
            exchange.sendResponseHeaders(503, secret.length);
            exchange.getResponseBody().write(secret);
        });
        change("test.changed");
        deliverUntil(() -> count(hook, "dead") == 1);
        assertThat(receiver.requests()).hasSize(6);
        var dead = manager()
                .get(hook.path() + "/deliveries?state=dead")
                .then()
                .body("count", equalTo(1))
                .body("items[0].attempts", equalTo(6))
                .body("items[0].last_status", equalTo(503))
                .body("items[0].due_at", nullValue())
                .body(not(containsString("10.9.8.7")))
                .extract();
        int id = dead.path("items[0].id");
        String delivery = hook.path() + "/deliveries/" + id;
        manager().delete(delivery).then().statusCode(409);
        receiver.answer(exchange -> Receiver.status(exchange, 200));
        manager().post(delivery + "/replays").then().statusCode(201).body("state", equalTo("waiting"));
        deliverUntil(() -> count(hook, "delivered") == 1);
        manager().get(delivery).then().body("attempts", equalTo(1)).body("last_error", nullValue());
        manager().post(delivery + "/replays").then().statusCode(201);
        manager().delete(delivery).then().statusCode(200).body("state", equalTo("cancelled"));
        deliverWebhooks.deliver();
        assertThat(count(hook, "cancelled")).isEqualTo(1);
    }

    @Test
    void whatOnlyFailsForLongIsSwitchedOffAndGoesOnWhereItWas() {
        Hook hook = hook(",'kinds':['test.changed']");
        receiver.answer(exchange -> Receiver.status(exchange, 500));
        change("test.changed");
        deliverUntil(() -> statements.count("select count(*) from webhook where failing_since is not null") == 1);
        statements.run("update webhook set failing_since = failing_since - interval '4 days'");
        deliverUntil(() -> statements.count("select count(*) from webhook where disabled_at is not null") == 1);
        manager()
                .get(hook.path())
                .then()
                .body("enabled", equalTo(false))
                .body("disabled_because", startsWith("nothing has arrived since"));
        assertThat(statements.count(
                        "select count(*) from audit_entry where action = 'webhook.disabled' and actor = 'webhooks' and (after ->> 'id')::int = "
                                + hook.id()))
                .isEqualTo(1);
        manager().post(hook.path() + "/pings").then().statusCode(409);
        change("test.changed");
        receiver.answer(exchange -> Receiver.status(exchange, 200));
        manager()
                .body(json("{'enabled':true}"))
                .patch(hook.path())
                .then()
                .statusCode(200)
                .body("enabled", equalTo(true));
        deliverUntil(() -> count(hook, "delivered") == 2);
        manager().get(hook.path()).then().body("failing_since", nullValue());
    }

    @Test
    void bothSecretsSignWhileOneFollowsTheOther() {
        Hook hook = hook(",'kinds':['test.never']");
        String next = manager()
                .body("{}")
                .post(hook.path() + "/secrets")
                .then()
                .statusCode(201)
                .body("former_secret_until", notNullValue())
                .extract()
                .path("secret");
        Receiver.Request pinged = ping(hook);
        assertThat(pinged.isSignedWith(hook.secret()) && pinged.isSignedWith(next))
                .isTrue();
        assertThat(pinged.json().path("kind").textValue()).isEqualTo("ping");
        String last = manager()
                .body(json("{'at_once':true}"))
                .post(hook.path() + "/secrets")
                .then()
                .extract()
                .path("secret");
        pinged = ping(hook);
        assertThat(pinged.isSignedWith(last)).isTrue();
        assertThat(pinged.isSignedWith(hook.secret()) || pinged.isSignedWith(next))
                .isFalse();
    }

    private Receiver.Request ping(Hook hook) {
        receiver.forget();
        manager().post(hook.path() + "/pings").then().statusCode(201).body("kind", equalTo("ping"));
        deliverUntil(() -> count(hook, "waiting") == 0);
        return receiver.requests().getLast();
    }

    private void pingAndExpect(Hook hook, Integer status, String error) {
        manager().post(hook.path() + "/pings").then().statusCode(201);
        deliverUntil(() -> count(hook, "waiting") == 0);
        manager()
                .get(hook.path() + "/deliveries?limit=1")
                .then()
                .body("items[0].last_status", equalTo(status))
                .body("items[0].last_error", error == null ? nullValue() : containsString(error));
    }

    @Test
    void redirectsAreNotFollowedAndEndlessAnswersNotRead() {
        Hook hook = hook(",'kinds':['test.never']");
        receiver.answer(exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            Receiver.status(exchange, 307);
        });
        pingAndExpect(hook, 307, "answered 307");
        assertThat(receiver.requests()).extracting(Receiver.Request::path).containsExactly("/hook");
        receiver.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[65536]);
            }
        });
        pingAndExpect(hook, 200, null);
        receiver.answer(exchange -> Thread.sleep(3000));
        pingAndExpect(hook, null, "no answer within");
    }

    @Test
    void whatWasPublicAndIsNotAnyMoreIsNotConnectedTo() {
        Hook hook = hook(",'kinds':['test.never']");
        for (String host : List.of("127.0.0.2", "[::1]", "[::ffff:127.0.0.2]", "0.0.0.0", "127.1")) {
            statements.run("update webhook set url = '%s'".formatted(receiver.url(host)));
            pingAndExpect(hook, null, host.equals("127.1") ? "" : "is not an address of the public internet");
        }
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void whatIsNoWebhookIsRefused() {
        for (String url :
                List.of("http://127.0.0.2/", "https://10.0.0.1/", "https://[::1]/", "http://93.184.215.14/", "x")) {
            manager()
                    .body(json("{'name':'No','url':'%s'}", url))
                    .post(WEBHOOKS)
                    .then()
                    .statusCode(422)
                    .body("errors[0].loc", contains("url"));
        }
        for (String body : List.of(
                "[7]",
                "{}",
                "{'name':'','url':'https://a.example/'}",
                "{'name':'a','url':'https://a.example/','kinds':['everything']}",
                "{'name':'a','url':'https://a.example/','kinds':'page.*'}",
                "{'name':'a','url':'https://a.example/','tags':['a b']}",
                "{'name':'a','url':'https://a.example/','secret':'mine'}",
                "{'name':'a','url':'https://a.example/','cursor':0}")) {
            manager().body(json(body)).post(WEBHOOKS).then().statusCode(422);
        }
        Hook hook = hook("");
        manager()
                .body(json("{'url':'http://127.0.0.2/'}"))
                .patch(hook.path())
                .then()
                .statusCode(422);
        manager().get(hook.path()).then().body("url", equalTo(receiver.url()));
        manager().get(WEBHOOKS + "/999999999").then().statusCode(404);
        manager().get(hook.path() + "/deliveries/999999999").then().statusCode(404);
        manager().get(hook.path() + "/deliveries?state=lost").then().statusCode(400);
        manager().get(WEBHOOKS + "?name=x").then().statusCode(400);
        manager().delete(hook.path()).then().statusCode(204);
        manager().get(hook.path()).then().statusCode(404);
    }

    @Test
    void webhooksAreForThoseWhoMayManageThem() {
        Actor.Person other = people.person(Grant.of(Right.MANAGE_SITES), Grant.of(Right.MANAGE_USERS));
        Hook hook = hook("");
        for (String path : List.of(WEBHOOKS, hook.path(), hook.path() + "/deliveries")) {
            given().get(path).then().statusCode(401);
            given().header("Authorization", "Bearer " + people.token(other))
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("may not manage webhooks"));
        }
    }
}
