package org.openvault.backend.admin.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.ChangePassword;
import org.openvault.backend.user.EndSession;
import org.openvault.backend.user.SetEmail;
import org.openvault.backend.user.SetPreference;

/** One's own account: how the admin looks, the password, and where one is signed in. */
@Path("/admin/account")
@Produces("text/html; charset=utf-8")
public class AccountResource {

    private static final String HERE = "/admin/account";

    @Inject
    SignedIn signedIn;

    @Inject
    AccountScreen screen;

    @Inject
    SetPreference setPreference;

    @Inject
    SetEmail setEmail;

    @Inject
    ChangePassword changePassword;

    @Inject
    EndSession endSession;

    @GET
    @RunOnVirtualThread
    public Response show() {
        return screen.show();
    }

    @POST
    @Path("/preference")
    @RunOnVirtualThread
    public Response prefer(
            @RestForm @Nullable String language,
            @RestForm("time_zone") @Nullable String timeZone,
            @RestForm @Nullable String theme,
            @RestForm @Nullable String density,
            @RestForm @Nullable String shortcuts) {
        var wanted =
                new SetPreference.Wanted(text(language), text(timeZone), text(theme), text(density), shortcuts != null);
        try {
            setPreference.set(signedIn.actor(), wanted);
            return Notice.at(HERE, screen.words().saved());
        } catch (Problem.InvalidContent invalid) {
            return screen.looksRefused(wanted, Refusal.of(invalid));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @POST
    @Path("/email")
    @RunOnVirtualThread
    public Response setEmail(@RestForm @Nullable String email) {
        Actor.Person person = signedIn.actor();
        try {
            setEmail.set(person, person.userId(), text(email));
            return Notice.at(HERE, screen.words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return screen.emailRefused(text(email), Refusal.of(refused));
        }
    }

    @POST
    @Path("/password")
    @RunOnVirtualThread
    public Response changePassword(@RestForm @Nullable String old, @RestForm @Nullable String password) {
        Actor.Person person = signedIn.actor();
        try {
            changePassword.change(person, person.userId(), text(old), text(password));
            return Notice.at("/admin/session?to=" + HERE, screen.words().passwordChanged());
        } catch (Problem.InvalidContent | Problem.Forbidden refused) {
            return screen.passwordRefused(Refusal.of(refused));
        }
    }

    @POST
    @Path("/sessions/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response end(long id) {
        endSession.end(signedIn.actor(), id);
        return Notice.at(HERE, screen.words().ended());
    }

    @POST
    @Path("/sessions/end")
    @RunOnVirtualThread
    public Response endOthers() {
        int ended = endSession.endOthers(signedIn.actor(), signedIn.secret());
        return Notice.at(HERE, screen.words().othersEnded(ended));
    }
}
