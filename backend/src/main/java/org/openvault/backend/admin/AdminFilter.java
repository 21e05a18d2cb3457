package org.openvault.backend.admin;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.http.Compression;
import org.openvault.backend.site.SiteAddress;
import org.openvault.backend.user.Preferences;
import org.openvault.backend.user.Sessions;

/** Nobody sees the admin without a session, nobody else's page can post to it, and nothing of it is ever stored. */
public class AdminFilter {

    public static final String COOKIE = "ov_session";
    /** Pictures of the media library may lie elsewhere on the web, and who chooses one wants to see it. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https: %1$s; font-src 'self'; "
                    + "media-src 'self' %1$s; connect-src 'self'; frame-src %1$s; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    @Inject
    Sessions sessions;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Preferences preferences;

    @Inject
    SiteAddress site;

    @Inject
    ProblemScreen problemScreen;

    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/admin")) {
            return Optional.empty();
        }
        if (!request.getMethod().equals("GET") && isForeign(request)) {
            return Optional.of(Response.status(403)
                    .type("text/plain")
                    .entity("This form was sent from another site.\n")
                    .build());
        }
        Cookie cookie = request.getCookies().get(COOKIE);
        Optional<Actor.Person> person = cookie == null ? Optional.empty() : sessions.find(cookie.getValue());
        person.ifPresent(found -> signedIn.set(found, cookie.getValue()));
        shell.begin(
                person.map(found -> preferences.of(found.userId())).orElse(null),
                request.getHeaderString("Accept-Language"),
                path,
                notice(request));
        return person.isPresent() || path.startsWith("/admin/session")
                ? Optional.empty()
                : Optional.of(toSignIn(request));
    }

    private static String notice(ContainerRequestContext request) {
        Cookie notice = request.getCookies().get(Notice.COOKIE);
        return notice == null || !request.getMethod().equals("GET") ? "" : Notice.read(notice.getValue());
    }

    /** Browsers say where a form comes from; who says nothing is no browser, and has no cookie of ours that was lured out. */
    private static boolean isForeign(ContainerRequestContext request) {
        String fetch = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        if (fetch != null) {
            return !fetch.equals("same-origin") && !fetch.equals("none");
        }
        return origin != null
                && !origin.equals(request.getUriInfo()
                        .getBaseUri()
                        .resolve("/")
                        .toString()
                        .replaceAll("/$", ""));
    }

    private static Response toSignIn(ContainerRequestContext request) {
        String wanted = request.getMethod().equals("GET")
                ? request.getUriInfo().getRequestUri().getRawPath()
                : "/admin/";
        return Response.seeOther(URI.create("/admin/session?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)))
                .build();
    }

    @ServerResponseFilter
    public void head(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getUriInfo().getPath().startsWith("/admin")) {
            return;
        }
        problemScreen.replace(request, response);
        if (!shell.getNotice().isEmpty() && response.getStatus() == 200) {
            response.getHeaders().add("Set-Cookie", Notice.none());
        }
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().putSingle("Content-Security-Policy", POLICY.formatted(site.url()));
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Referrer-Policy", "same-origin");
        compress(request, response);
    }

    /** The form of a long exhibit is a megabyte, nine tenths of it the same words again. */
    private static void compress(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof String text)
                || !MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
            return;
        }
        response.getHeaders().add("Vary", "Accept-Encoding");
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (Compression.isWorthwhile(plain) && Compression.isAccepted(request.getHeaderString("Accept-Encoding"))) {
            response.getHeaders().putSingle("Content-Encoding", "gzip");
            response.setEntity(Compression.gzip(plain));
        }
    }
}
