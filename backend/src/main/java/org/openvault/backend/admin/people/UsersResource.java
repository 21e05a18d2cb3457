package org.openvault.backend.admin.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Refusal;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.ChangePassword;
import org.openvault.backend.user.CreateUser;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.Directory.Person;
import org.openvault.backend.user.EndSession;
import org.openvault.backend.user.RemoveTotp;
import org.openvault.backend.user.SetEmail;
import org.openvault.backend.user.UpdateUser;

/** Who can sign in. */
@Path("/admin/people/users")
@Produces("text/html; charset=utf-8")
public class UsersResource {

    static final int PAGE = 50;
    private static final String HERE = "/admin/people/users";

    /** What was typed for somebody new; the password is never shown again. */
    public record Typed(String name, String displayName, boolean superuser) {
        static final Typed NOTHING = new Typed("", "", false);
    }

    @CheckedTemplate(basePath = "admin/people")
    static class Templates {
        static native TemplateInstance users(
                List<Person> users, int page, boolean hasNext, Typed typed, Refusal refusal);

        static native TemplateInstance user(Person user, String shownAs, String email, Refusal refusal);
    }

    @Inject
    Directory directory;

    @Inject
    CreateUser createUser;

    @Inject
    UpdateUser updateUser;

    @Inject
    SetEmail setEmail;

    @Inject
    ChangePassword changePassword;

    @Inject
    EndSession endSession;

    @Inject
    RemoveTotp removeTotp;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Bundles words;

    private PeopleWords words() {
        return words.of(PeopleWords.class);
    }

    @GET
    @RunOnVirtualThread
    public Response list(@RestQuery @Nullable Integer page) {
        return list(page == null ? 1 : page, Typed.NOTHING, Refusal.NONE);
    }

    private Response list(int page, Typed typed, Refusal refusal) {
        int number = Math.clamp(page, 1, 10_000);
        var users = directory.users(signedIn.actor(), (number - 1) * PAGE, PAGE);
        boolean hasNext = users.count() > (long) number * PAGE;
        return Response.status(refusal.status())
                .entity(shell.render(Templates.users(users.items(), number, hasNext, typed, refusal)))
                .build();
    }

    @POST
    @RunOnVirtualThread
    public Response create(
            @RestForm @Nullable String name,
            @RestForm("display_name") @Nullable String displayName,
            @RestForm @Nullable String password,
            @RestForm @Nullable String superuser) {
        var typed = new Typed(text(name), text(displayName), superuser != null);
        try {
            var user = createUser.create(
                    signedIn.actor(),
                    new CreateUser.NewUser(typed.name(), typed.displayName(), text(password), typed.superuser()));
            return Notice.at(HERE + "/" + user.id, words().made(user.name));
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return list(1, typed, Refusal.of(refused));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response get(long id) {
        return show(id, null, null, Refusal.NONE);
    }

    private Response show(long id, @Nullable String shownAs, @Nullable String email, Refusal refusal) {
        Person user = directory.user(signedIn.actor(), id);
        return Response.status(refusal.status())
                .entity(shell.render(Templates.user(
                        user,
                        shownAs == null ? user.displayName() : shownAs,
                        email == null ? text(user.email()) : email,
                        refusal)))
                .build();
    }

    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response update(
            long id,
            @RestForm("display_name") @Nullable String displayName,
            @RestForm @Nullable String superuser,
            @RestForm @Nullable String enabled) {
        try {
            updateUser.update(
                    signedIn.actor(), id, new UpdateUser.Changes(displayName, superuser != null, enabled != null));
            return Notice.at(HERE + "/" + id, words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return show(id, displayName, null, Refusal.of(refused));
        }
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/email")
    @RunOnVirtualThread
    public Response setEmail(long id, @RestForm @Nullable String email) {
        try {
            setEmail.set(signedIn.actor(), id, text(email));
            return Notice.at(HERE + "/" + id, words().saved());
        } catch (Problem.InvalidContent | Problem.Conflict refused) {
            return show(id, null, email, Refusal.of(refused));
        }
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/password")
    @RunOnVirtualThread
    public Response setPassword(long id, @RestForm @Nullable String password) {
        if (id == signedIn.actor().userId()) {
            return Notice.at("/admin/account", "");
        }
        try {
            changePassword.change(signedIn.actor(), id, null, text(password));
            return Notice.at(HERE + "/" + id, words().saved());
        } catch (Problem.InvalidContent refused) {
            return show(id, null, null, Refusal.of(refused));
        }
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/sessions/end")
    @RunOnVirtualThread
    public Response endSessions(long id) {
        endSession.endAll(signedIn.actor(), id);
        return Notice.at(HERE + "/" + id, words().sessionsEnded());
    }

    @POST
    @Path("/{id:[0-9]{1,18}}/second-step/end")
    @RunOnVirtualThread
    public Response removeSecondStep(long id) {
        removeTotp.remove(signedIn.actor(), id);
        return Notice.at(HERE + "/" + id, words().secondStepRemoved());
    }
}
