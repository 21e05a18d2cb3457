package org.openvault.backend.api;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openvault.backend.problem.Problem;

/**
 * What a request says in its address, taken at its word: a parameter that nobody asked for, one given twice and one that is
 * not of its kind are mistakes that somebody wants to know of.
 */
public record QueryParameters(UriInfo uri) {

    private static final int LONGEST_NAME = 100;

    /** @throws Problem.BadRequest when there are others than these */
    public static QueryParameters of(UriInfo uri, String... known) {
        return of(uri, Set.of(known));
    }

    public static QueryParameters of(UriInfo uri, Collection<String> known) {
        var parameters = new QueryParameters(uri);
        var unknown = new TreeSet<>(parameters.names());
        unknown.removeAll(known);
        parameters.refuse(unknown);
        parameters.requireOnce();
        return parameters;
    }

    public Set<String> names() {
        return uri.getQueryParameters().keySet();
    }

    /** @throws Problem.BadRequest when there is one */
    public void refuse(Collection<String> unknown) {
        if (!unknown.isEmpty()) {
            List<String> shown =
                    unknown.stream().limit(10).map(QueryParameters::shown).toList();
            throw new Problem.BadRequest(
                    "query parameter is not an operation or a recognised field: " + String.join(", ", shown));
        }
    }

    /** @param except those that may be there more than once */
    public void requireOnce(String... except) {
        for (String name : names()) {
            if (uri.getQueryParameters().get(name).size() > 1 && !Set.of(except).contains(name)) {
                throw new Problem.BadRequest("query parameter is given more than once: " + shown(name));
            }
        }
    }

    private static String shown(String name) {
        String visible = name.replace('\0', '?');
        return visible.length() <= LONGEST_NAME ? visible : visible.substring(0, LONGEST_NAME) + "…";
    }

    public boolean has(String name) {
        return names().contains(name);
    }

    /** The database cannot keep a NUL. */
    public Optional<String> text(String name) {
        Optional<String> text = Optional.ofNullable(uri.getQueryParameters().getFirst(name));
        if (text.filter(value -> value.indexOf('\0') >= 0).isPresent()) {
            throw new Problem.BadRequest("'" + name + "' must not contain U+0000");
        }
        return text;
    }

    public boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new Problem.BadRequest("'" + name + "' is true or false");
                })
                .orElse(false);
    }

    public Optional<Long> id(String name) {
        return text(name).map(value -> {
            if (!value.matches("[0-9]{1,18}")) {
                throw new Problem.BadRequest("'" + name + "' is a number");
            }
            return Long.valueOf(value);
        });
    }

    /** A whole number between two others, these among them. */
    public int number(String name, int usual, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("[0-9]{1,9}")
                || Integer.parseInt(text.get()) < least
                || Integer.parseInt(text.get()) > most) {
            throw new Problem.BadRequest("'%s' is a number from %d to %d".formatted(name, least, most));
        }
        return Integer.parseInt(text.get());
    }

    /** The sign of an offset may be left unencoded, and then comes as a space. */
    public Optional<Instant> instant(String name) {
        return text(name).map(value -> instant(name, value));
    }

    static Instant instant(String name, String value) {
        return GivenInstant.parse(value.replace(' ', '+'))
                .orElseThrow(() -> new Problem.BadRequest("'" + name + "' is " + GivenInstant.FORM));
    }
}
