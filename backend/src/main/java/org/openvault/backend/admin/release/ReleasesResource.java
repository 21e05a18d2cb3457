package org.openvault.backend.admin.release;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.release.ReleaseScreen.Typed;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.Release;

/** Bundles of publications, takedowns and moves: which there are, beginning one, and giving it up. */
@Path("/admin/releases")
@Produces("text/html; charset=utf-8")
public class ReleasesResource {

    private static final int PAGE = 50;

    @CheckedTemplate(basePath = "admin/release")
    static class Templates {
        static native TemplateInstance releases(
                FindReleases.Part part, String state, int page, boolean hasNext, Typed typed);
    }

    @Inject
    Bundles bundles;

    @Inject
    FindReleases findReleases;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    ReleaseScreen screen;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @GET
    @RunOnVirtualThread
    public String list(@RestQuery @Nullable String state, @RestQuery @Nullable Integer page) {
        return screen(state, page, Typed.NOTHING);
    }

    private String screen(@Nullable String wanted, @Nullable Integer page, Typed typed) {
        Optional<Release.State> state = Stream.of(Release.State.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
        int number = Math.clamp(page == null ? 1 : page, 1, 1000);
        FindReleases.Part part = findReleases.list(signedIn.actor(), state.orElse(null), (number - 1) * PAGE, PAGE);
        return shell.render(Templates.releases(
                part,
                state.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(""),
                number,
                part.count() > (long) number * PAGE,
                typed));
    }

    @POST
    @RunOnVirtualThread
    public Response create(@RestForm @Nullable String name, @RestForm @Nullable String description) {
        String called = name == null ? "" : name.strip();
        String about = description == null ? "" : description.strip();
        try {
            Release release = gatherRelease.create(signedIn.actor(), called, about);
            return Notice.at("/admin/releases/" + release.id, words().made());
        } catch (Problem.BadRequest problem) {
            var typed = new Typed(called, about, "", "publish", "", "name", problem.getMessage());
            return Response.status(422).entity(screen(null, 1, typed)).build();
        }
    }

    private ReleaseWords words() {
        return bundles.of(ReleaseWords.class);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public String show(long id) {
        return screen.render(id, Typed.NOTHING, "");
    }

    @POST
    @Path("/{id:[0-9]{1,18}}")
    @RunOnVirtualThread
    public Response rename(long id, @RestForm @Nullable String name, @RestForm @Nullable String description) {
        String called = name == null ? "" : name.strip();
        String about = description == null ? "" : description.strip();
        try {
            gatherRelease.rename(signedIn.actor(), id, called, about);
            return Notice.at("/admin/releases/" + id, words().renamed());
        } catch (Problem.BadRequest problem) {
            var typed = new Typed(called, about, "", "publish", "", "name", problem.getMessage());
            return Response.status(422).entity(screen.render(id, typed, "")).build();
        }
    }

    /** Gives up one that was never published. */
    @POST
    @Path("/{id:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response delete(long id) {
        try {
            gatherRelease.delete(signedIn.actor(), id);
            return Notice.at("/admin/releases", words().givenUp());
        } catch (Problem.Conflict problem) {
            return Response.status(409)
                    .entity(screen.render(id, Typed.about("", problem.getMessage()), ""))
                    .build();
        }
    }
}
