package org.openvault.backend.admin.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.AdminAddress;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.passkey.AddPasskey;
import org.openvault.backend.passkey.OwnPasskeys;
import org.openvault.backend.passkey.RelyingParty;
import org.openvault.backend.problem.Problem;

/** Devices that let one in without a password. To add one takes two requests of a script; the others are forms. */
@Path("/admin/account/passkeys")
public class PasskeysResource {

    private static final String ACCOUNT = "/admin/account";

    @Inject
    SignedIn signedIn;

    @Inject
    AccountScreen screen;

    @Inject
    AddPasskey addPasskey;

    @Inject
    OwnPasskeys ownPasskeys;

    @Inject
    AdminAddress address;

    @POST
    @Path("/options")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public String options(@Context UriInfo uri) {
        requireRecent();
        return addPasskey
                .begin(signedIn.actor(), new RelyingParty(address.origin(uri)))
                .toString();
    }

    private void requireRecent() {
        if (!screen.isRecent()) {
            throw new Problem.Forbidden(screen.words().again());
        }
    }

    /** {@code {"challenge", "name", "credential": what the browser's credential says}} */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response add(@Nullable JsonNode json, @Context UriInfo uri) {
        requireRecent();
        if (json == null) {
            throw new Problem.BadRequest("nothing was sent");
        }
        addPasskey.finish(
                signedIn.actor(),
                json.path("challenge").asText(),
                json.path("name").asText(),
                json.path("credential").toString(),
                new RelyingParty(address.origin(uri)));
        return Response.ok(Map.of("to", ACCOUNT)).build();
    }

    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response rename(long id, @RestForm @Nullable String name) {
        try {
            ownPasskeys.rename(signedIn.actor(), id, name == null ? "" : name);
            return Notice.at(ACCOUNT, screen.words().saved());
        } catch (Problem.InvalidContent refused) {
            return Notice.at(ACCOUNT, refused.getMessage());
        }
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response remove(long id) {
        if (!screen.isRecent()) {
            return screen.askAgain();
        }
        ownPasskeys.remove(signedIn.actor(), id);
        return Notice.at(ACCOUNT, screen.words().passkeyRemoved());
    }
}
