package org.openvault.backend.actor;

import org.jspecify.annotations.Nullable;

/** Whoever does something: permission is asked for it, and the audit says its name. */
public sealed interface Actor {

    String name();

    /** Part of the system acting on an operator's command or by the clock, such as an importer. */
    record SystemActor(String name) implements Actor {}

    record Person(long userId, String name, boolean superuser) implements Actor {}

    default @Nullable Long userIdOrNull() {
        return this instanceof Person person ? person.userId() : null;
    }
}
