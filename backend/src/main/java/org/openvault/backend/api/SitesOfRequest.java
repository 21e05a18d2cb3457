package org.openvault.backend.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.openvault.backend.delivery.Sites;
import org.openvault.backend.delivery.Sites.Site;
import org.openvault.backend.problem.Problem;

/** Which site a request is about: the one that it names, or the one under whose host it came, or the default one. */
public final class SitesOfRequest {

    private SitesOfRequest() {}

    /** @throws Problem.BadRequest when {@code site} names none */
    public static Optional<Site> named(QueryParameters given, Sites sites) {
        return given.text("site")
                .map(host -> sites.find(host).orElseThrow(() -> new Problem.BadRequest("site doesn't exist")));
    }

    public static Site answering(QueryParameters given, Sites sites, HttpHeaders headers) {
        Optional<String> host = Optional.ofNullable(headers.getHeaderString(HttpHeaders.HOST));
        return named(given, sites)
                .or(() -> sites.answering(host.orElse("")))
                .orElseThrow(() -> new Problem.NotFound("there is no site yet"));
    }
}
