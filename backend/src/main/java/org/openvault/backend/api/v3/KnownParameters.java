package org.openvault.backend.api.v3;

import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.TreeSet;
import org.openvault.backend.problem.Problem;

/** Query parameters are taken at their word: one that nobody asked for is a mistake that somebody wants to know of. */
final class KnownParameters {

    private KnownParameters() {}

    /** @throws Problem.BadRequest when there is another */
    static void require(UriInfo uri, String... known) {
        var unknown = new TreeSet<>(uri.getQueryParameters().keySet());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new Problem.BadRequest(
                    "query parameter is not an operation or a recognised field: " + String.join(", ", unknown));
        }
    }
}
