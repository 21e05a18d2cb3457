package org.openvault.backend.admin;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.user.Passwords;
import org.openvault.backend.user.Sessions;
import org.openvault.backend.user.User;

/** People who sign in to the admin of a test: made where they are not there yet, with "secret of" their name as password. */
public final class Editors {

    private static final Map<String, String> STANDING = new ConcurrentHashMap<>();

    private Editors() {}

    /** Somebody who may do everything. */
    public static String chief() {
        return user("chief", true);
    }

    /** Somebody without any permission. */
    public static String reader() {
        return user("reader", false);
    }

    public static String user(String name, boolean superuser) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (User.findByName(name).isEmpty()) {
                var user = new User();
                user.name = name;
                user.displayName = name;
                user.passwordHash = Passwords.hash("secret of " + name);
                user.superuser = superuser;
                user.createdAt = Instant.now();
                user.persist();
            }
        });
        return name;
    }

    public static Response signIn(String name, String password) {
        return given().redirects()
                .follow(false)
                .formParam("name", name)
                .formParam("password", password)
                .post("/admin/session");
    }

    /** The secret of a new session. */
    public static String session(String name) {
        return signIn(name, "secret of " + name).getCookie("ov_session");
    }

    /** The secret of a session that may have been there before: to sign in is as slow as it should be. */
    public static String standing(String name) {
        return STANDING.compute(
                name, (user, secret) -> secret != null && isGood(user, secret) ? secret : session(user));
    }

    private static boolean isGood(String name, String secret) {
        return CDI.current()
                .select(Sessions.class)
                .get()
                .find(secret)
                .filter(person -> person.name().equals(name))
                .isPresent();
    }

    public static RequestSpecification as(String name) {
        return given().redirects().follow(false).cookie("ov_session", standing(name));
    }

    /** What the next screen will say. */
    public static String notice(Response answer) {
        return Notice.read(answer.getCookie("ov_notice"));
    }

    /** For whoever asks a screen without a request. */
    public static void enter(SignedIn signedIn, Shell shell, Actor.Person person) {
        signedIn.set(person, "");
        shell.begin(null, null, "/admin/", "");
    }
}
