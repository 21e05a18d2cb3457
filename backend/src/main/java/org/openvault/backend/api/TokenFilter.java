package org.openvault.backend.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

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
        if (isOfV3(request) && !READING.contains(request.getMethod()) && !OPEN.contains(path(request))) {
            actor.require();
        }
    }

    /** What one reader may see by their token is not for a cache that serves others. */
    @ServerResponseFilter
    public void head(ContainerRequestContext request, ContainerResponseContext response) {
        if (isOfV3(request) && request.getHeaderString("Authorization") != null) {
            response.getHeaders().putSingle("Cache-Control", "private, no-store");
        }
    }

    private static boolean isOfV3(ContainerRequestContext request) {
        return path(request).startsWith(VERSION);
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPath().replaceAll("^/+", "");
    }
}
