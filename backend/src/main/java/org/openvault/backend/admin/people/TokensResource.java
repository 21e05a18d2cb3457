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
import org.openvault.backend.user.CreateToken;
import org.openvault.backend.user.Directory;
import org.openvault.backend.user.Directory.Person;
import org.openvault.backend.user.Directory.Token;
import org.openvault.backend.user.RevokeToken;

/** What programs show to act as somebody: one's own, and with the right those of others. */
@Path("/admin/people/tokens")
@Produces("text/html; charset=utf-8")
public class TokensResource {

    private static final int PAGE = 50;
    private static final String HERE = "/admin/people/tokens";

    @CheckedTemplate(basePath = "admin/people")
    static class Templates {
        static native TemplateInstance tokens(
                Person user,
                boolean own,
                List<Token> tokens,
                int page,
                boolean hasNext,
                String base,
                String typed,
                Refusal refusal);

        static native TemplateInstance token(Person user, String secret);
    }

    @Inject
    Directory directory;

    @Inject
    CreateToken createToken;

    @Inject
    RevokeToken revokeToken;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Bundles words;

    /** @param user whose; left out for one's own */
    @GET
    @RunOnVirtualThread
    public Response list(@RestQuery @Nullable Long user, @RestQuery @Nullable Integer page) {
        return list(whose(user), page == null ? 1 : page, "", Refusal.NONE);
    }

    private long whose(@Nullable Long user) {
        return user == null ? signedIn.actor().userId() : user;
    }

    private Response list(long user, int page, String typed, Refusal refusal) {
        int number = Math.clamp(page, 1, 10_000);
        Person person = directory.user(signedIn.actor(), user);
        var tokens = directory.tokens(signedIn.actor(), user, (number - 1) * PAGE, PAGE);
        boolean own = user == signedIn.actor().userId();
        String base = own ? HERE + "?" : HERE + "?user=" + user + "&";
        boolean hasNext = tokens.count() > (long) number * PAGE;
        return Response.status(refusal.status())
                .entity(shell.render(
                        Templates.tokens(person, own, tokens.items(), number, hasNext, base, typed, refusal)))
                .build();
    }

    @POST
    @RunOnVirtualThread
    public Response create(@RestForm @Nullable Long user, @RestForm @Nullable String name) {
        String typed = name == null ? "" : name;
        try {
            var created = createToken.create(signedIn.actor(), whose(user), typed);
            return Response.ok(shell.render(
                            Templates.token(directory.user(signedIn.actor(), whose(user)), created.secret())))
                    .build();
        } catch (Problem.InvalidContent refused) {
            return list(whose(user), 1, typed, Refusal.of(refused));
        }
    }

    /** @param user whose tokens to show then */
    @POST
    @Path("/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response revoke(long id, @RestForm @Nullable Long user) {
        revokeToken.revoke(signedIn.actor(), id);
        return Notice.at(
                user == null ? HERE : HERE + "?user=" + user,
                words.of(PeopleWords.class).tokenRevoked());
    }
}
