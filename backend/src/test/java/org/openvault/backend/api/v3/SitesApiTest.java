package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openvault.backend.api.v3.Callers.anonymous;
import static org.openvault.backend.api.v3.Callers.body;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.change.Changes;
import org.openvault.backend.locale.SiteLocale;
import org.openvault.backend.permission.Right;
import org.openvault.backend.site.Site;
import org.openvault.backend.user.Grant;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SitesApiTest {

    @Inject
    SampleSite site;

    @Inject
    Callers callers;

    @Inject
    Changes changes;

    private Caller manager;

    @BeforeEach
    void world() {
        site.get();
        manager = callers.whoMay(Grant.of(Right.MANAGE_SITES));
    }

    private static String host() {
        return SampleSite.slug("host") + ".example";
    }

    private int site(String host) {
        return manager.body(body("{'name':'Made','host':'%s'}", host))
                .post("/api/v3/sites")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void sitesAreMadeWithOrWithoutARootAndListed() {
        String host = host();
        manager.body(body("{'name':'Made','host':'%s'}", host.toUpperCase()))
                .post("/api/v3/sites/")
                .then()
                .statusCode(201)
                .body("host", equalTo(host))
                .body("default", equalTo(false))
                .body("root_page_id", nullValue());
        int id = manager.body(body("{'name':'Made','host':'%s','root_type':'home.HomePage','root_title':'Hi'}", host()))
                .post("/api/v3/sites")
                .then()
                .statusCode(201)
                .body("root_page_id", notNullValue())
                .extract()
                .path("id");
        Caller somebody = callers.nobodySpecial();
        somebody.get("/api/v3/sites?limit=100")
                .then()
                .statusCode(200)
                .body("count", greaterThan(2))
                .body("items[0].default", equalTo(true))
                .body("items.id", hasItem(id));
        somebody.get("/api/v3/sites/" + id).then().statusCode(200).body("id", equalTo(id));
        somebody.get("/api/v3/sites/999999999").then().statusCode(404);
    }

    @Test
    void aSiteIsChangedAndReadersAreTold() throws SQLException {
        int id = site(host());
        long before = changes.head();
        String host = host() + ":8443";
        manager.body(body("{'name':'Changed','host':'%s'}", host))
                .patch("/api/v3/sites/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Changed"))
                .body("host", equalTo(host));
        assertThat(changes.after(before, 1000)).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo("site.updated");
            assertThat(change.tags()).contains("site:" + id);
        });
        long after = changes.head();
        manager.body(body("{'name':'Changed'}"))
                .patch("/api/v3/sites/" + id)
                .then()
                .statusCode(200);
        assertThat(changes.after(after, 1000)).noneMatch(change -> change.tags().contains("site:" + id));
    }

    @Test
    void exactlyOneSiteIsTheDefault() {
        long former = QuarkusTransaction.requiringNew().call(() -> Site.getDefault().id);
        int id = site(host());
        manager.body(body("{'default':false}"))
                .patch("/api/v3/sites/" + former)
                .then()
                .statusCode(409);
        try {
            manager.body(body("{'default':true}"))
                    .patch("/api/v3/sites/" + id)
                    .then()
                    .statusCode(200)
                    .body("default", equalTo(true));
            manager.get("/api/v3/sites?limit=100").then().body("items.findAll { it.default }.id", contains(id));
        } finally {
            manager.body(body("{'default':true}"))
                    .patch("/api/v3/sites/" + former)
                    .then()
                    .statusCode(200);
        }
        manager.get("/api/v3/sites/" + id).then().body("default", equalTo(false));
    }

    @Test
    void hostsAndBodiesAreLookedAt() {
        String host = host();
        int id = site(host);
        manager.body(body("{'name':'Other','host':'%s'}", host))
                .post("/api/v3/sites")
                .then()
                .statusCode(409);
        int other = site(host());
        manager.body(body("{'host':'%s'}", host))
                .patch("/api/v3/sites/" + other)
                .then()
                .statusCode(409);
        for (String bad : List.of(
                "",
                " ",
                "a b",
                "https://a.example",
                "a.example/",
                "a..example",
                "-a.example",
                "a.example:0",
                "a.example:123456",
                "ä.example",
                "a_b.example",
                "user@a.example",
                "a".repeat(64),
                "a.".repeat(130) + "b")) {
            manager.body(body("{'name':'x','host':'%s'}", bad))
                    .post("/api/v3/sites")
                    .then()
                    .statusCode(422);
            manager.body(body("{'host':'%s'}", bad))
                    .patch("/api/v3/sites/" + id)
                    .then()
                    .statusCode(422);
        }
        for (String text : Callers.malformed()) {
            manager.body(text).post("/api/v3/sites").then().statusCode(422);
            manager.body(text).patch("/api/v3/sites/" + id).then().statusCode(422);
        }
        manager.body(body("{'name':'x','host':'%s','root_type':'no.Such'}", host()))
                .post("/api/v3/sites")
                .then()
                .statusCode(422);
        String whole = host();
        manager.body(body("{'name':'x','host':'%s','root_type':'authors.Author'}", whole))
                .post("/api/v3/sites")
                .then()
                .statusCode(400);
        assertThat(manager.get("/api/v3/sites?limit=100").asString()).doesNotContain(whole);
        manager.get("/api/v3/sites?x=1").then().statusCode(400);
        manager.get("/api/v3/sites/" + id + "?x=1").then().statusCode(400);
        manager.body("{}").patch("/api/v3/sites/999999999").then().statusCode(404);
    }

    @Test
    void localesAreMadeChangedAndTakenAway() {
        manager.body(body("{'code':'pt','name':'Portuguese'}"))
                .post("/api/v3/locales")
                .then()
                .statusCode(201)
                .body("fallback", nullValue());
        manager.body(body("{'code':'pt-BR','name':'Brazilian','fallback':'pt'}"))
                .post("/api/v3/locales")
                .then()
                .statusCode(201)
                .body("fallback", equalTo("pt"));
        manager.body(body("{'code':'pt','name':'Again'}"))
                .post("/api/v3/locales")
                .then()
                .statusCode(409);
        manager.delete("/api/v3/locales/pt").then().statusCode(409);
        manager.body(body("{'fallback':'pt-BR'}"))
                .patch("/api/v3/locales/pt")
                .then()
                .statusCode(400);
        manager.body(body("{'name':'Of Brazil'}"))
                .patch("/api/v3/locales/pt-BR")
                .then()
                .statusCode(200)
                .body("name", equalTo("Of Brazil"))
                .body("fallback", equalTo("pt"));
        manager.body("{\"fallback\":null}")
                .patch("/api/v3/locales/pt-BR")
                .then()
                .statusCode(200)
                .body("fallback", nullValue());
        callers.nobodySpecial().get("/api/v3/locales").then().statusCode(200).body("items.code", hasItems("en", "pt"));
        callers.nobodySpecial().get("/api/v3/locales/pt").then().statusCode(200).body("name", equalTo("Portuguese"));
        manager.delete("/api/v3/locales/en").then().statusCode(409);
        manager.delete("/api/v3/locales/pt").then().statusCode(204);
        manager.delete("/api/v3/locales/pt-BR").then().statusCode(204);
        manager.delete("/api/v3/locales/pt").then().statusCode(404);
        manager.get("/api/v3/locales").then().body("items.code", not(hasItem("pt")));
        assertThat(QuarkusTransaction.requiringNew().call(() -> SiteLocale.count("code", "pt")))
                .isZero();
    }

    @Test
    void oddLocalesAreRefused() {
        for (String text : List.of(
                "{'code':'EN','name':'x'}", "{'code':'','name':'x'}", "{'code':'xx','name':'x','fallback':'zz'}")) {
            manager.body(body(text)).post("/api/v3/locales").then().statusCode(400);
        }
        manager.body(body("{'code':'xx','name':' '}"))
                .post("/api/v3/locales")
                .then()
                .statusCode(422);
        manager.body(body("{'code':'xx','name':'x','fallback':7}"))
                .post("/api/v3/locales")
                .then()
                .statusCode(422);
        for (String text : Callers.malformed()) {
            manager.body(text).post("/api/v3/locales").then().statusCode(422);
            manager.body(text).patch("/api/v3/locales/en").then().statusCode(422);
        }
        manager.body("{}").patch("/api/v3/locales/zz").then().statusCode(404);
        manager.get("/api/v3/locales?x=1").then().statusCode(400);
        manager.get("/api/v3/locales/en?x=1").then().statusCode(400);
    }

    @Test
    void whoMayNotMayNot() {
        int id = site(host());
        for (Caller other : List.of(callers.nobodySpecial(), anonymous())) {
            int status = other.body(body("{'name':'x','host':'%s'}", host()))
                    .post("/api/v3/sites")
                    .statusCode();
            assertThat(status).isIn(401, 403);
            other.body(body("{'name':'x'}")).patch("/api/v3/sites/" + id).then().statusCode(status);
            other.body(body("{'code':'xx','name':'x'}"))
                    .post("/api/v3/locales")
                    .then()
                    .statusCode(status);
            other.body(body("{'name':'x'}")).patch("/api/v3/locales/en").then().statusCode(status);
            other.delete("/api/v3/locales/en").then().statusCode(status);
        }
        for (String path : List.of("sites", "sites/" + id, "locales", "locales/en")) {
            anonymous().get("/api/v3/" + path).then().statusCode(401);
        }
    }
}
