package org.openvault.backend.actor;

import org.openvault.backend.problem.Problem;

/** Whoever does something: permission is asked through it, and the audit says its name. */
public sealed interface Actor {

    String name();

    boolean mayEdit();

    /** Part of the system acting on an operator's command or by the clock, such as an importer. */
    record SystemActor(String name) implements Actor {
        @Override
        public boolean mayEdit() {
            return true;
        }
    }

    record Person(long userId, String name, boolean superuser) implements Actor {
        @Override
        public boolean mayEdit() {
            return superuser;
        }
    }

    default void requireEdit() {
        if (!mayEdit()) {
            throw new Problem.Forbidden(name() + " may not change content");
        }
    }

    default @org.jspecify.annotations.Nullable Long userIdOrNull() {
        return this instanceof Person person ? person.userId() : null;
    }
}
