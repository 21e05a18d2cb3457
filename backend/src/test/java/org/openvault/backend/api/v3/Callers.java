package org.openvault.backend.api.v3;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.People;
import org.openvault.backend.SampleSite;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.user.Grant;

/** Those who call the API in tests: somebody with permissions and a token, or nobody. */
@Singleton
class Callers {

    @Inject
    People people;

    Caller as(Actor.Person person) {
        return new Caller(people.token(person));
    }

    Caller whoMay(Grant... grants) {
        return as(people.person(grants));
    }

    Caller nobodySpecial() {
        return as(people.nobodySpecial());
    }

    Caller superuser() {
        return as(people.superuser());
    }

    static Caller anonymous() {
        return new Caller(null);
    }

    /** JSON, with single quotes for the eyes' sake. */
    static String body(String text, Object... values) {
        return SampleSite.json(text.formatted(values)).toString();
    }

    /** What is never a body that somebody meant. */
    static List<String> malformed() {
        return List.of("[7]", "7", "\"x\"", "null", "{\"nobody\":1}", "{\"name\":\"a\\u0000b\"}", "{\"name\":[]}");
    }
}
