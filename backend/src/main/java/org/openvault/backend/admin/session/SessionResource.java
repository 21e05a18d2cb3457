package org.openvault.backend.admin.session;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.AdminFilter;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.user.Sessions;
import org.openvault.backend.user.Sessions.SignIn;

/** Signing in and out. */
@Path("/admin/session")
public class SessionResource {

    @CheckedTemplate(basePath = "admin/session")
    static class Templates {
        static native TemplateInstance signIn(String to, String name, String message);
    }

    @Inject
    Sessions sessions;

    @Inject
    Shell shell;

    @GET
    public Response form(@RestQuery @Nullable String to) {
        return page(200, local(to), "", "");
    }

    @POST
    @RunOnVirtualThread
    public Response signIn(
            @RestForm @Nullable String name,
            @RestForm @Nullable String password,
            @RestForm @Nullable String to,
            HttpServerRequest request) {
        String given = name == null ? "" : name;
        return switch (sessions.signIn(
                given, password == null ? "" : password, request.remoteAddress().hostAddress())) {
            case SignIn.Done(String secret) ->
                Response.seeOther(URI.create(local(to)))
                        .cookie(cookie(secret, (int) Sessions.LENGTH.toSeconds(), request.isSSL()))
                        .build();
            case SignIn.Wrong() -> page(401, local(to), given, "The name or the password is wrong.");
            case SignIn.TooManyAttempts() ->
                page(429, local(to), given, "Too many attempts. Please wait a minute and try again.");
        };
    }

    @POST
    @Path("/end")
    @RunOnVirtualThread
    public Response signOut(@CookieParam(AdminFilter.COOKIE) @Nullable String secret, HttpServerRequest request) {
        if (secret != null) {
            sessions.find(secret).ifPresent(person -> sessions.signOut(person, secret));
        }
        return Response.seeOther(URI.create("/admin/session"))
                .cookie(cookie("", 0, request.isSSL()))
                .build();
    }

    private Response page(int status, String to, String name, String message) {
        return Response.status(status)
                .type("text/html; charset=utf-8")
                .entity(shell.render(Templates.signIn(to, name, message)))
                .build();
    }

    /** Only ever back into the admin. */
    private static String local(@Nullable String to) {
        return to != null && to.matches("/admin/[A-Za-z0-9/_-]*") && !to.contains("//") ? to : "/admin/";
    }

    private static NewCookie cookie(String value, int age, boolean secure) {
        return new NewCookie.Builder(AdminFilter.COOKIE)
                .value(value)
                .path("/admin")
                .maxAge(age)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
