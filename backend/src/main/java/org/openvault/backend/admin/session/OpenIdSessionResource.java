package org.openvault.backend.admin.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.AdminAddress;
import org.openvault.backend.openid.SignInByOpenId;
import org.openvault.backend.user.Sessions.SignIn;

/** Single sign-on: away to the issuer, and back. */
@Path("/admin/session/openid")
public class OpenIdSessionResource {

    @Inject
    SignInByOpenId openId;

    @Inject
    SignInScreens screens;

    @Inject
    AdminAddress address;

    /** A link and no form: the policy lets no form lead to another site. */
    @GET
    @RunOnVirtualThread
    public Response begin(@RestQuery @Nullable String to, @Context UriInfo uri, HttpServerRequest request) {
        return openId.begin(returning(uri), SignInScreens.local(to), screens.device(request))
                .map(begun -> Response.seeOther(begun.where())
                        .cookie(SignInCookies.openId(begun.secret(), screens.isSecure(uri)))
                        .build())
                .orElseGet(() -> screens.signIn(503, to, "", screens.words().openIdAway()));
    }

    @GET
    @Path("/return")
    @RunOnVirtualThread
    public Response finish(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String code,
            @CookieParam(SignInCookies.OPENID) @Nullable String secret,
            @Context UriInfo uri,
            HttpServerRequest request) {
        if (state == null || code == null || secret == null) {
            return screens.signIn(401, null, "", screens.words().openIdRefused());
        }
        var ended = openId.finish(secret, state, code, returning(uri), screens.device(request));
        if (ended.outcome() instanceof SignIn.Done(String session)) {
            screens.endFormer(request);
            return Response.fromResponse(screens.signedIn(ended.to()))
                    .cookie(SignInCookies.session(session, screens.isSecure(uri)))
                    .build();
        }
        String message = ended.outcome() instanceof SignIn.Expired
                ? screens.words().expired()
                : screens.words().openIdRefused();
        return screens.signIn(401, ended.to(), "", message);
    }

    private String returning(UriInfo uri) {
        return address.origin(uri) + "/admin/session/openid/return";
    }
}
