package org.openvault.backend.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Nobody writes through the API without a token that holds, whatever the resource asks besides. */
public class TokenFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String VERSION = "api/v3/";

    /** Readers who know a page's password have no token. */
    private static final Set<String> OPEN = Set.of("api/v3/page-passes", "api/v3/page-passes/");

    @Inject
    ApiActor actor;

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath().replaceAll("^/+", "");
        if (path.startsWith(VERSION) && !READING.contains(request.getMethod()) && !OPEN.contains(path)) {
            actor.require();
        }
    }
}
