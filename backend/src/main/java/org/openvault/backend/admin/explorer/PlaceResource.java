package org.openvault.backend.admin.explorer;

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
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.BulkActs.AddressChange;
import org.openvault.backend.admin.explorer.ExplorerQueries.Standing;
import org.openvault.backend.admin.explorer.ExplorerQueries.Step;
import org.openvault.backend.page.CopyPage;
import org.openvault.backend.page.CreateAlias;
import org.openvault.backend.page.MoveOutcome;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.Spot;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.TimetableReport;

/** Where a page stands: among its siblings, elsewhere, and at further places as a copy or an alias. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class PlaceResource {

    private static final String PAGE = "/pages/{id:[0-9]{1,18}}";

    /**
     * @param act place, copy or alias
     * @param fault why it was refused; empty where it was not
     * @param addresses that would change; null before that was asked
     */
    public record Placing(
            String act,
            List<Step> path,
            PageRow page,
            String parent,
            String slug,
            String fault,
            @Nullable List<AddressChange> addresses) {}

    @CheckedTemplate(basePath = "admin/explorer")
    static class Templates {
        static native TemplateInstance placing(Placing placing);
    }

    @Inject
    ExplorerQueries queries;

    @Inject
    PagesResource pages;

    @Inject
    Bundles bundles;

    @Inject
    MovePage movePage;

    @Inject
    CopyPage copyPage;

    @Inject
    CreateAlias createAlias;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    /** @param parent below which page it would stand: with it, what would change is shown */
    @GET
    @Path(PAGE + "/{act:place|copy|alias}")
    @RunOnVirtualThread
    public Response form(long id, String act, @RestQuery @Nullable String parent, @RestQuery @Nullable String slug) {
        Standing standing = standing(id);
        if (parent == null || !act.equals("place")) {
            String above =
                    standing.parentId() == null ? "" : standing.parentId().toString();
            return screen(id, act, above, act.equals("place") ? standing.slug() : "", "", null, 200);
        }
        try {
            TimetableReport report = preview(id, standing, id(parent), blank(slug));
            String fault = report.isPossible() ? "" : report.reasons();
            return screen(id, act, parent, slug == null ? "" : slug, fault, BulkActs.addresses(report), 200);
        } catch (Problem.BadRequest | Problem.Conflict | Problem.NotFound problem) {
            return screen(id, act, parent, slug == null ? "" : slug, problem.getMessage(), null, 200);
        }
    }

    private Standing standing(long id) {
        access.require(signedIn.actor(), Verb.VIEW, id);
        return queries.standing(id).orElseThrow(() -> new Problem.NotFound("there is no page " + id));
    }

    private TimetableReport preview(long id, Standing standing, long parent, @Nullable String slug) {
        return standing.parentId() != null && standing.parentId() == parent
                ? movePage.previewOfRenaming(signedIn.actor(), id, slug == null ? standing.slug() : slug, null)
                : movePage.preview(signedIn.actor(), id, new Spot.LastBelow(parent), slug, null);
    }

    private Response screen(
            long id,
            String act,
            String parent,
            String slug,
            String fault,
            @Nullable List<AddressChange> addresses,
            int status) {
        PageRow page = queries.getPage(id);
        return Response.status(status)
                .entity(shell.render(Templates.placing(
                        new Placing(act, pages.visiblePath(id), page, parent, slug, fault, addresses))))
                .build();
    }

    private static long id(@Nullable String text) {
        if (text == null || !text.strip().matches("[0-9]{1,18}")) {
            throw new Problem.BadRequest("'" + (text == null ? "" : text) + "' is not the number of a page");
        }
        return Long.parseLong(text.strip());
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * Among its siblings by {@code to} (up, down, first, last) or beside one of them; elsewhere by {@code parent}.
     *
     * @param script whoever says it is answered without a screen
     */
    @POST
    @Path(PAGE + "/place")
    @RunOnVirtualThread
    public Response place(
            long id,
            @RestForm @Nullable String to,
            @RestForm @Nullable Long before,
            @RestForm @Nullable Long after,
            @RestForm @Nullable String parent,
            @RestForm @Nullable String slug,
            @RestForm @Nullable String back,
            @RestForm @Nullable String script) {
        Standing standing = standing(id);
        if (parent != null) {
            return elsewhere(id, standing, parent, slug, back);
        }
        Spot spot = beside(id, standing, to, before, after);
        BulkActs.moved(movePage.move(signedIn.actor(), id, spot, null)).ifPresent(reason -> {
            throw new Problem.Conflict(reason);
        });
        return script != null
                ? Response.noContent().build()
                : Notice.at(
                        Back.to(back, "/admin/pages?parent=" + standing.parentId()),
                        bundles.of(ExplorerWords.class).moved());
    }

    private Spot beside(long id, Standing standing, @Nullable String to, @Nullable Long before, @Nullable Long after) {
        if (before != null) {
            return new Spot.Before(before);
        }
        if (after != null) {
            return new Spot.After(after);
        }
        if (standing.parentId() == null) {
            throw new Problem.BadRequest("the root of a site cannot be moved");
        }
        return switch (to == null ? "" : to) {
            case "up" ->
                queries.beside(id, true).<Spot>map(Spot.Before::new).orElse(new Spot.FirstBelow(standing.parentId()));
            case "down" ->
                queries.beside(id, false).<Spot>map(Spot.After::new).orElse(new Spot.LastBelow(standing.parentId()));
            case "first" -> new Spot.FirstBelow(standing.parentId());
            case "last" -> new Spot.LastBelow(standing.parentId());
            default -> throw new Problem.BadRequest("it is not said where to");
        };
    }

    private Response elsewhere(
            long id, Standing standing, String parent, @Nullable String slug, @Nullable String back) {
        try {
            long above = id(parent);
            MoveOutcome outcome = move(id, standing, above, blank(slug));
            var refused = BulkActs.moved(outcome);
            return refused.isPresent()
                    ? screen(id, "place", parent, slug == null ? "" : slug, refused.get(), null, 409)
                    : Notice.at(
                            Back.to(back, "/admin/pages?parent=" + above),
                            bundles.of(ExplorerWords.class).moved());
        } catch (Problem.BadRequest | Problem.Conflict | Problem.NotFound problem) {
            return screen(id, "place", parent, slug == null ? "" : slug, problem.getMessage(), null, problem.status());
        }
    }

    private MoveOutcome move(long id, Standing standing, long above, @Nullable String slug) {
        if (standing.parentId() != null && standing.parentId() == above) {
            return movePage.rename(signedIn.actor(), id, slug == null ? standing.slug() : slug, null);
        }
        return movePage.move(signedIn.actor(), id, new Spot.LastBelow(above), slug, null);
    }

    @POST
    @Path(PAGE + "/copy")
    @RunOnVirtualThread
    public Response copy(
            long id,
            @RestForm @Nullable String parent,
            @RestForm @Nullable String slug,
            @RestForm @Nullable String recursive,
            @RestForm @Nullable String published) {
        standing(id);
        try {
            var options = new CopyPage.Options(blank(slug), "1".equals(recursive), "1".equals(published));
            var copied = copyPage.copy(signedIn.actor(), id, new Spot.LastBelow(id(parent)), options);
            return Notice.at(
                    "/admin/pages/" + copied.pageId(),
                    bundles.of(ExplorerWords.class).copied(copied.pages()));
        } catch (Problem.BadRequest | Problem.Conflict | Problem.NotFound problem) {
            return again(id, "copy", parent, slug, problem);
        }
    }

    @POST
    @Path(PAGE + "/alias")
    @RunOnVirtualThread
    public Response alias(long id, @RestForm @Nullable String parent, @RestForm @Nullable String slug) {
        standing(id);
        try {
            long above = id(parent);
            createAlias.create(signedIn.actor(), id, new Spot.LastBelow(above), blank(slug));
            return Notice.at(
                    "/admin/pages?parent=" + above,
                    bundles.of(ExplorerWords.class).aliased());
        } catch (Problem.BadRequest | Problem.Conflict | Problem.NotFound problem) {
            return again(id, "alias", parent, slug, problem);
        }
    }

    private Response again(long id, String act, @Nullable String parent, @Nullable String slug, Problem problem) {
        return screen(
                id,
                act,
                parent == null ? "" : parent,
                slug == null ? "" : slug,
                problem.getMessage(),
                null,
                problem.status());
    }
}
