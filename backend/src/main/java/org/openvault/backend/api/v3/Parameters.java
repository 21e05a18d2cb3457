package org.openvault.backend.api.v3;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.openvault.backend.api.QueryParameters;

/** What a request says beside its body; whatever is not expected there is refused. */
record Parameters(UriInfo uri) {

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
}
