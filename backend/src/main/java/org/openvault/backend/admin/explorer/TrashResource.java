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
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.page.EmptyTrash;
import org.openvault.backend.page.ListTrash;
import org.openvault.backend.page.ListTrash.Thrown;
import org.openvault.backend.page.RestoreEntry;
import org.openvault.backend.page.Spot;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.problem.Problem;

/** What was thrown away: taking it out again, and removing it for good. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class TrashResource {

    private static final int PAGE = 50;

    @CheckedTemplate(basePath = "admin/explorer")
    static class Templates {
        static native TemplateInstance trash(
                List<Thrown> thrown, int count, int page, boolean hasNext, boolean mayEmpty, String fault);

        static native TemplateInstance emptying(List<Thrown> thrown, boolean all, int count);
    }

    @Inject
    ListTrash listTrash;

    @Inject
    RestoreEntry restoreEntry;

    @Inject
    TrashEntry trashEntry;

    @Inject
    EmptyTrash emptyTrash;

    @Inject
    Bundles bundles;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @GET
    @Path("/trash")
    @RunOnVirtualThread
    public String list(@RestQuery @Nullable Integer page) {
        return screen(page, "");
    }

    private String screen(@Nullable Integer page, String fault) {
        int number = Math.clamp(page == null ? 1 : page, 1, 100);
        ListTrash.Part part = listTrash.list(signedIn.actor(), (number - 1) * PAGE, PAGE);
        boolean mayEmpty = access.mayRight(signedIn.actor(), Right.EMPTY_TRASH);
        return shell.render(
                Templates.trash(part.thrown(), part.count(), number, part.count() > number * PAGE, mayEmpty, fault));
    }

    @GET
    @Path("/pages/{id:[0-9]{1,18}}/trash")
    @RunOnVirtualThread
    public Response ask(long id) {
        return Response.seeOther(URI.create("/admin/pages/bulk?act=trash&page=" + id))
                .build();
    }

    @POST
    @Path("/pages/{id:[0-9]{1,18}}/trash")
    @RunOnVirtualThread
    public Response trash(long id, @RestForm @Nullable String used, @RestForm @Nullable String back) {
        return switch (trashEntry.trash(signedIn.actor(), id, "1".equals(used))) {
            case TrashEntry.Outcome.Trashed thrown ->
                Notice.at(
                        Back.to(back, "/admin/trash"),
                        bundles.of(ExplorerWords.class).thrown(thrown.entries().size()));
            case TrashEntry.Outcome.InUse inUse -> ask(id);
        };
    }

    /** @param parent below which page it is to stand; empty for where it stood */
    @POST
    @Path("/trash/{id:[0-9]{1,18}}/restoration")
    @RunOnVirtualThread
    public Response restore(long id, @RestForm @Nullable String parent) {
        try {
            boolean elsewhere = parent != null && parent.strip().matches("[0-9]{1,18}");
            Spot spot = elsewhere ? new Spot.LastBelow(Long.parseLong(parent.strip())) : null;
            int restored = restoreEntry.restore(signedIn.actor(), id, spot);
            return Notice.at("/admin/trash", bundles.of(ExplorerWords.class).restored(restored));
        } catch (Problem.Conflict | Problem.BadRequest problem) {
            return Response.status(problem.status())
                    .entity(screen(1, problem.getMessage()))
                    .build();
        }
    }

    /** @param entry what is to be removed for good; none for everything */
    @GET
    @Path("/trash/emptying")
    @RunOnVirtualThread
    public String askToEmpty(@RestQuery List<Long> entry) {
        access.requireRight(signedIn.actor(), Right.EMPTY_TRASH);
        ListTrash.Part part = listTrash.list(signedIn.actor(), 0, ListTrash.MOST);
        List<Thrown> chosen = entry.isEmpty()
                ? part.thrown()
                : part.thrown().stream()
                        .filter(each -> entry.contains(each.entryId()))
                        .toList();
        int count = (int) chosen.stream().mapToLong(Thrown::entries).sum();
        return shell.render(Templates.emptying(chosen.stream().limit(PAGE * 4L).toList(), entry.isEmpty(), count));
    }

    @POST
    @Path("/trash/emptying")
    @RunOnVirtualThread
    public Response empty(@RestForm List<Long> entry, @RestForm @Nullable String all) {
        if (entry.isEmpty() && !"1".equals(all)) {
            throw new Problem.BadRequest("it is not said what to remove");
        }
        int erased = emptyTrash.empty(signedIn.actor(), "1".equals(all) ? null : entry);
        return Notice.at("/admin/trash", bundles.of(ExplorerWords.class).erased(erased));
    }
}
