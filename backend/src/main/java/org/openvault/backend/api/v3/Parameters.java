package org.openvault.backend.api.v3;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openvault.backend.entry.Version;
import org.openvault.backend.problem.Problem;

/** What a request says beside its body; whatever is not expected there is refused. */
record Parameters(UriInfo uri) {

    private static final Pattern ENTITY_TAG = Pattern.compile("\\s*\"([^\"]*)\"\\s*");

    static Parameters of(UriInfo uri, String... known) {
        KnownParameters.require(uri, known);
        return new Parameters(uri);
    }

    Optional<String> text(String name) {
        Optional<String> text = Optional.ofNullable(uri.getQueryParameters().getFirst(name));
        if (text.filter(value -> value.indexOf('\0') >= 0).isPresent()) {
            throw new Problem.BadRequest("'" + name + "' must not contain U+0000");
        }
        return text;
    }

    boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new Problem.BadRequest("'" + name + "' is true or false");
                })
                .orElse(false);
    }

    Optional<Long> id(String name) {
        return text(name).map(value -> {
            if (!value.matches("[0-9]{1,18}")) {
                throw new Problem.BadRequest("'" + name + "' is a number");
            }
            return Long.valueOf(value);
        });
    }

    Optional<Instant> instant(String name) {
        String text = text(name).map(value -> value.replace(' ', '+')).orElse(null); // an offset's sign left unencoded
        return Optional.ofNullable(GivenInstant.parameter(name, text));
    }

    /**
     * The version that whoever writes has seen, from {@code If-Match}. It is never guessed: to write over what one has not
     * seen is what it is to prevent.
     */
    static Version seen(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null) {
            throw Refusal.of(
                    428,
                    "Precondition Required",
                    "say which version this is based on: If-Match with the ETag of the draft, such as \"12.3\"");
        }
        Matcher tag = ENTITY_TAG.matcher(given);
        if (!tag.matches()) {
            throw new Problem.BadRequest("If-Match is one version in quotation marks, such as \"12.3\"");
        }
        return Version.parse(tag.group(1));
    }
}
