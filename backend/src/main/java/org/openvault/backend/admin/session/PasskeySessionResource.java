package org.openvault.backend.admin.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.AdminAddress;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.passkey.RelyingParty;
import org.openvault.backend.passkey.SignInByPasskey;
import org.openvault.backend.user.Sessions.SignIn;

/** Signing in with a device instead of a password: two requests of a script. */
@Path("/admin/session/passkey")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasskeySessionResource {

    @Inject
    SignInByPasskey signInByPasskey;

    @Inject
    SignInScreens screens;

    @Inject
    AdminAddress address;

    @POST
    @Path("/options")
    @RunOnVirtualThread
    public Response options(@Context UriInfo uri, HttpServerRequest request) {
        return signInByPasskey
                .begin(new RelyingParty(address.origin(uri)), screens.device(request))
                .map(options -> Response.ok(options.toString()).build())
                .orElseGet(() -> refused(429, screens.words().tooMany()));
    }

    /** {@code {"challenge", "credential": what the browser's credential says, "to"}} */
    @POST
    @RunOnVirtualThread
    public Response signIn(@Nullable JsonNode json, @Context UriInfo uri, HttpServerRequest request) {
        if (json == null) {
            return refused(400, screens.words().passkeyFailed());
        }
        SignIn outcome = signInByPasskey.finish(
                json.path("challenge").asText(),
                json.path("credential").toString(),
                new RelyingParty(address.origin(uri)),
                screens.device(request));
        return switch (outcome) {
            case SignIn.Done(String secret) -> {
                screens.endFormer(request);
                yield Response.ok(
                                Map.of("to", SignInScreens.local(json.path("to").asText())))
                        .cookie(SignInCookies.session(secret, screens.isSecure(uri)))
                        .build();
            }
            case SignIn.TooManyAttempts() -> refused(429, screens.words().tooMany());
            case SignIn.Expired() -> refused(401, screens.words().expired());
            case SignIn.Wrong wrong -> refused(401, screens.words().passkeyUnknown());
            case SignIn.SecondStep never -> refused(401, screens.words().passkeyUnknown());
        };
    }

    private static Response refused(int status, String message) {
        return ProblemJson.answer(ProblemJson.body(status, "Not signed in", message))
                .build();
    }
}
