package org.openvault.backend.user;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;

/**
 * One thing that a group may do. What it is about is a page or folder with all below it, a type of snippets or redirects, a
 * field that only groups named with it may change, or the system.
 *
 * @param verb a {@link Verb}'s word; {@code edit} for a field; a {@link Right}'s word for the system
 * @param scope page, folder, type, field or system: says which of the others are there
 */
public record Grant(
        String verb,
        String scope,
        @Nullable Long page,
        @Nullable Long folder,
        @Nullable String type,
        @Nullable String field) {

    /** @throws org.openvault.backend.problem.Problem.InvalidContent when no permission is like that */
    public Grant {
        boolean fits =
                switch (scope) {
                    case "page" -> page != null && folder == null && type == null && field == null;
                    case "folder" -> page == null && folder != null && type == null && field == null;
                    case "type" -> page == null && folder == null && type != null && field == null;
                    case "field" -> page == null && folder == null && type != null && field != null;
                    case "system" -> page == null && folder == null && type == null && field == null;
                    default -> throw Faults.of("permissions", "there is no scope '" + scope + "'");
                };
        if (!fits) {
            throw Faults.of("permissions", "a permission of scope " + scope + " names something else than that");
        }
        if (!isKnown(verb, scope)) {
            throw Faults.of("permissions", "there is no verb '%s' for a %s".formatted(verb, scope));
        }
    }

    private static boolean isKnown(String verb, String scope) {
        return switch (scope) {
            case "system" ->
                Arrays.stream(Right.values()).anyMatch(right -> right.value().equals(verb));
            case "field" -> verb.equals(Verb.EDIT.value());
            default ->
                Arrays.stream(Verb.values()).anyMatch(known -> known.value().equals(verb));
        };
    }

    public static Grant onPage(Verb verb, long page) {
        return new Grant(verb.value(), "page", page, null, null, null);
    }

    public static Grant onFolder(Verb verb, long folder) {
        return new Grant(verb.value(), "folder", null, folder, null, null);
    }

    public static Grant onType(Verb verb, String type) {
        return new Grant(verb.value(), "type", null, null, type, null);
    }

    public static Grant onField(String type, String field) {
        return new Grant(Verb.EDIT.value(), "field", null, null, type, field);
    }

    public static Grant of(Right right) {
        return new Grant(right.value(), "system", null, null, null, null);
    }
}
