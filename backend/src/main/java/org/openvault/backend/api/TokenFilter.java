package org.openvault.backend.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Nobody writes through the API without a token that holds, whatever the resource asks besides. */
public class TokenFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String VERSION = "api/v3/";

    /** Readers who know a page's password, or send a form, have no token. */
    private static final Pattern OPEN = Pattern.compile("api/v3/(page-passes|forms/[0-9]{1,18}/submissions)/?");

    @Inject
    ApiActor actor;

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath().replaceAll("^/+", "");
        if (path.startsWith(VERSION) && !READING.contains(request.getMethod()) && !isOpen(request.getMethod(), path)) {
            actor.require();
        }
    }

    private static boolean isOpen(String method, String path) {
        return method.equals("POST") && OPEN.matcher(path).matches();
    }
}
