package org.openvault.backend.admin.explorer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.ExplorerQueries.Step;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.page.CreatePage;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Making a page: what it is, what it is called and where it stands; its content is for the editor. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class NewPageResource {

    /** What somebody typed, and what is wrong with it: empty where nothing is. */
    public record Typed(String type, String title, String slug, String typeFault, String titleFault, String slugFault) {

        static final Typed NOTHING = new Typed("", "", "", "", "", "");

        public boolean isFaulty() {
            return !(typeFault + titleFault + slugFault).isEmpty();
        }
    }

    @CheckedTemplate(basePath = "admin/explorer")
    static class Templates {
        static native TemplateInstance newPage(
                List<Step> path, @Nullable Long parent, List<ContentType> types, Typed typed);
    }

    @Inject
    PagesResource pages;

    @Inject
    ExplorerQueries queries;

    @Inject
    TypeNames typeNames;

    @Inject
    CreatePage createPage;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @GET
    @Path("/pages/new")
    @RunOnVirtualThread
    public String form(@RestQuery @Nullable Long parent) {
        return screen(parent, Typed.NOTHING);
    }

    private String screen(@Nullable Long parent, Typed typed) {
        if (parent == null) {
            return shell.render(Templates.newPage(List.of(), null, List.of(), typed));
        }
        access.requireUnder(signedIn.actor(), Verb.ADD, parent);
        List<Step> path = pages.visiblePath(parent);
        return shell.render(
                Templates.newPage(path, parent, typeNames.below(path.getLast().type()), typed));
    }

    @POST
    @Path("/pages/new")
    @RunOnVirtualThread
    public Response create(
            @RestForm @Nullable Long parent,
            @RestForm @Nullable String type,
            @RestForm @Nullable String title,
            @RestForm @Nullable String slug) {
        if (parent == null) {
            throw new Problem.BadRequest("'parent' is required");
        }
        access.requireUnder(signedIn.actor(), Verb.ADD, parent);
        String typeName = type == null ? "" : type;
        String name = title == null ? "" : title.strip();
        String own = slug == null ? "" : slug.strip();
        boolean fits = typeNames.below(pages.visiblePath(parent).getLast().type()).stream()
                .anyMatch(each -> each.name().equals(typeName));
        if (!fits || name.isEmpty()) {
            return refused(
                    parent,
                    new Typed(typeName, name, own, fits ? "" : "missing", name.isEmpty() ? "missing" : "", ""),
                    422);
        }
        try {
            var document = JsonNodeFactory.instance.objectNode().put("title", name);
            long made = createPage.create(
                            signedIn.actor(),
                            queries.site(parent),
                            parent,
                            typeName,
                            own.isEmpty() ? null : own,
                            document)
                    .entryId;
            return Response.seeOther(URI.create("/admin/pages/" + made)).build();
        } catch (Problem.InvalidContent problem) {
            return refused(parent, new Typed(typeName, name, own, "", problem.getMessage(), ""), problem.status());
        } catch (Problem.Conflict | Problem.BadRequest problem) {
            boolean aboutSlug = problem.getMessage().contains("slug")
                    || problem.getMessage().contains("address");
            String message = problem.getMessage();
            return refused(
                    parent,
                    new Typed(typeName, name, own, aboutSlug ? "" : message, "", aboutSlug ? message : ""),
                    problem.status());
        }
    }

    private Response refused(long parent, Typed typed, int status) {
        return Response.status(status).entity(screen(parent, typed)).build();
    }
}
