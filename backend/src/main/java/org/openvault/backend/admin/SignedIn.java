package org.openvault.backend.admin;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;

/** Who this request comes from. */
@RequestScoped
public class SignedIn {

    private Actor.@Nullable Person person;
    private String secret = "";

    void set(Actor.Person person, String secret) {
        this.person = person;
        this.secret = secret;
    }

    public Actor.Person actor() {
        if (person == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return person;
    }

    public String secret() {
        return secret;
    }

    String name() {
        return person == null ? "" : person.name();
    }
}
