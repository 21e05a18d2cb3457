package org.openvault.backend.api.v3;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.entry.Version;
import org.openvault.backend.problem.Problem;

/** What a request says beside its body; whatever is not expected there is refused. */
record Parameters(UriInfo uri) {

    private static final Pattern ENTITY_TAG = Pattern.compile("\\s*\"([^\"]*)\"\\s*");

    static Parameters of(UriInfo uri, String... known) {
        QueryParameters.of(uri, known);
        return new Parameters(uri);
    }

    private QueryParameters query() {
        return new QueryParameters(uri);
    }

    Optional<String> text(String name) {
        return query().text(name);
    }

    boolean flag(String name) {
        return query().flag(name);
    }

    Optional<Long> id(String name) {
        return query().id(name);
    }

    Optional<Instant> instant(String name) {
        return query().instant(name);
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
