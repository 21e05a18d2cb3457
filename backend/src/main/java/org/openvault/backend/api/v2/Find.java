package org.openvault.backend.api.v2;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.api.SitesOfRequest;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.Address;

/** Finds one entry by its id or address and leads to its detail. */
@ApplicationScoped
public class Find {

    /** What else the detail is asked for goes with the reader. */
    private static final List<String> CARRIED = List.of("fields", "rich_text_format", "as_of");

    private static final int LONGEST_PATH = 2000;

    @Inject
    Answers answers;

    @Context
    HttpHeaders headers;

    public Response find(Endpoint endpoint, UriInfo uri) {
        var given = QueryParameters.of(
                uri, "id", "html_path", "site", "fields", "rich_text_format", "as_of", "_", "format");
        try (V2 v2 = answers.open(given)) {
            Live found = Optional.<Live>empty()
                    .or(() -> byPath(v2, endpoint, given))
                    .or(() -> byId(v2, endpoint, given))
                    .orElseThrow(() -> new Problem.NotFound("not found"));
            v2.dependsOn(found.tag());
            UriBuilder target = UriBuilder.fromUri(v2.detailUrl(endpoint.name(), found.entryId()));
            for (String name : CARRIED) {
                given.text(name).ifPresent(value -> target.queryParam(name, "{" + name + "}")
                        .resolveTemplate(name, value));
            }
            return v2.redirect(target.build());
        }
    }

    private Optional<Live> byPath(V2 v2, Endpoint endpoint, QueryParameters given) {
        Optional<String> path = given.text("html_path");
        if (path.isEmpty() || !endpoint.kind().hasAddress()) {
            return Optional.empty();
        }
        if (path.get().length() > LONGEST_PATH) {
            throw new Problem.BadRequest("'html_path' has at most " + LONGEST_PATH + " characters");
        }
        String host = SitesOfRequest.answering(given, v2.sites(), headers).host();
        Snapshot.Found found = v2.snapshot().find(host, Address.normalise(path.get()));
        return found.entry().filter(entry -> !found.isPrivate()).filter(entry -> belongs(endpoint, entry));
    }

    private static Optional<Live> byId(V2 v2, Endpoint endpoint, QueryParameters given) {
        return given.text("id")
                .filter(id -> id.matches("[0-9]{1,18}"))
                .flatMap(id ->
                        v2.snapshot().byIds(List.of(Long.valueOf(id))).stream().findFirst())
                .filter(entry -> belongs(endpoint, entry));
    }

    private static boolean belongs(Endpoint endpoint, Live entry) {
        return entry.kind().equals(endpoint.kind().value())
                && (endpoint.type() == null || endpoint.type().equals(entry.type()));
    }
}
