package org.openvault.backend.admin.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.AdminFilter;
import org.openvault.backend.user.FinishSignIn;
import org.openvault.backend.user.Sessions;
import org.openvault.backend.user.Sessions.SignIn;

/** Signing in by name and password, perhaps with a code after them, and signing out. */
@Path("/admin/session")
public class SessionResource {

    @Inject
    Sessions sessions;

    @Inject
    FinishSignIn finishSignIn;

    @Inject
    SignInScreens screens;

    @GET
    @RunOnVirtualThread
    public Response form(@RestQuery @Nullable String to) {
        return screens.signIn(200, to, "", "");
    }

    @POST
    @RunOnVirtualThread
    public Response signIn(
            @RestForm @Nullable String name,
            @RestForm @Nullable String password,
            @RestForm @Nullable String to,
            @Context UriInfo uri,
            HttpServerRequest request) {
        String given = name == null ? "" : name;
        String secret = password == null ? "" : password;
        return switch (sessions.signIn(given, secret, screens.device(request))) {
            case SignIn.Done done -> in(done, to, uri, request);
            case SignIn.SecondStep(String step) ->
                Response.fromResponse(SignInScreens.to("/admin/session/second-step", to))
                        .cookie(SignInCookies.step(step, screens.isSecure(uri)))
                        .build();
            case SignIn.Wrong() ->
                screens.signIn(401, to, given, screens.words().wrong());
            case SignIn.TooManyAttempts() ->
                screens.signIn(429, to, given, screens.words().tooMany());
            case SignIn.Expired() ->
                screens.signIn(401, to, given, screens.words().expired());
        };
    }

    private Response in(SignIn.Done done, @Nullable String to, UriInfo uri, HttpServerRequest request) {
        screens.endFormer(request);
        return Response.seeOther(URI.create(SignInScreens.local(to)))
                .cookie(SignInCookies.session(done.secret(), screens.isSecure(uri)))
                .build();
    }

    @GET
    @Path("/second-step")
    @RunOnVirtualThread
    public Response secondStep(@RestQuery @Nullable String to) {
        return screens.secondStep(200, to, "");
    }

    @POST
    @Path("/second-step")
    @RunOnVirtualThread
    public Response finish(
            @RestForm @Nullable String code,
            @RestForm @Nullable String to,
            @CookieParam(SignInCookies.STEP) @Nullable String step,
            @Context UriInfo uri,
            HttpServerRequest request) {
        SignIn outcome =
                finishSignIn.finish(step == null ? "" : step, code == null ? "" : code, screens.device(request));
        return switch (outcome) {
            case SignIn.Done done -> in(done, to, uri, request);
            case SignIn.Wrong() -> screens.secondStep(401, to, screens.words().codeWrong());
            case SignIn.TooManyAttempts() ->
                screens.secondStep(429, to, screens.words().tooMany());
            case SignIn.SecondStep again -> SignInScreens.to("/admin/session", to);
            case SignIn.Expired() -> screens.signIn(401, to, "", screens.words().expired());
        };
    }

    @POST
    @Path("/end")
    @RunOnVirtualThread
    public Response signOut(@CookieParam(AdminFilter.COOKIE) @Nullable String secret, @Context UriInfo uri) {
        if (secret != null) {
            sessions.find(secret).ifPresent(person -> sessions.signOut(person, secret));
        }
        return Response.seeOther(URI.create("/admin/session"))
                .cookie(SignInCookies.noSession(screens.isSecure(uri)))
                .build();
    }
}
