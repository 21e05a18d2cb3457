package org.openvault.backend.permission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;

/** The one place where it is decided who may do what. Every use case asks here before it does anything. */
@ApplicationScoped
public class Access {

    /** @throws Problem.Forbidden when the actor may not */
    public void require(Actor actor, Verb verb, long entryId) {
        if (!may(actor, verb, entryId)) {
            throw refused(actor, verb.value() + " entry " + entryId);
        }
    }

    public void requireAll(Actor actor, Verb verb, java.util.Collection<Long> entryIds) {
        if (!isAlmighty(actor)) {
            throw refused(actor, verb.value() + " these entries");
        }
    }

    public boolean may(Actor actor, Verb verb, long entryId) {
        return isAlmighty(actor);
    }

    /** For pages that are to stand below another. */
    public void requireUnder(Actor actor, Verb verb, long parentId) {
        if (!isAlmighty(actor)) {
            throw refused(actor, verb.value() + " pages below page " + parentId);
        }
    }

    /** For snippets and redirects, whose permissions go by type. */
    public void requireType(Actor actor, Verb verb, String type) {
        if (!isAlmighty(actor)) {
            throw refused(actor, verb.value() + " entries of type " + type);
        }
    }

    /** For images and documents, whose permissions go by folder. */
    public void requireFolder(Actor actor, Verb verb, long folderId) {
        if (!isAlmighty(actor)) {
            throw refused(actor, verb.value() + " files in folder " + folderId);
        }
    }

    public void requireRight(Actor actor, Right right) {
        if (!isAlmighty(actor)) {
            throw refused(actor, right.value().replace('_', ' '));
        }
    }

    /** Fields that only certain groups may change are named in the permissions. @param fields names that a save changes */
    public void requireFields(Actor actor, String type, Set<String> fields) {
        // open to whoever may edit the entry
    }

    private static boolean isAlmighty(Actor actor) {
        return switch (actor) {
            case Actor.SystemActor system -> true;
            case Actor.Person person -> person.superuser();
        };
    }

    private static Problem.Forbidden refused(Actor actor, @Nullable String what) {
        return new Problem.Forbidden(actor.name() + " may not " + what);
    }
}
