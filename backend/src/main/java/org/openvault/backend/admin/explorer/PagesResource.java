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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.ExplorerQueries.Happened;
import org.openvault.backend.admin.explorer.ExplorerQueries.PageRow;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.publishing.Unseen;

/** Looking through the pages, and deciding what readers see of them. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class PagesResource {

    @CheckedTemplate(basePath = "admin/explorer")
    static class Templates {
        static native TemplateInstance home(List<Happened> latest);

        static native TemplateInstance pages(List<PageRow> path, List<PageRow> rows, int page, boolean hasNext);
    }

    @Inject
    ExplorerQueries queries;

    @Inject
    SignedIn signedIn;

    @Inject
    Access access;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    Shell shell;

    @GET
    @RunOnVirtualThread
    public String home() {
        Actor.Person actor = signedIn.actor();
        List<Happened> latest = queries.latest(access.mayRight(actor, Right.VIEW_HISTORY) ? null : actor.userId());
        return shell.render(Templates.home(latest));
    }

    @GET
    @Path("/pages")
    @RunOnVirtualThread
    public String pages(@RestQuery @Nullable Long parent, @RestQuery @Nullable Integer page) {
        int number = Math.clamp(page == null ? 1 : page, 1, 1000);
        List<PageRow> rows = visible(queries.children(parent, (number - 1) * ExplorerQueries.PAGE));
        if (parent == null && rows.isEmpty()) {
            rows = queries.granted(signedIn.actor().userId());
        }
        List<PageRow> path = parent == null ? List.of() : visible(queries.pathTo(parent));
        boolean hasNext = rows.size() > ExplorerQueries.PAGE;
        List<PageRow> shown = hasNext ? rows.subList(0, ExplorerQueries.PAGE) : rows;
        return shell.render(Templates.pages(path, shown, number, hasNext));
    }

    private List<PageRow> visible(List<PageRow> rows) {
        Set<Long> visible = access.which(
                signedIn.actor(), Verb.VIEW, rows.stream().map(PageRow::id).toList());
        return rows.stream().filter(row -> visible.contains(row.id())).toList();
    }

    /** @param at an instant to come, in UTC; empty for now */
    @POST
    @Path("/pages/{id:[0-9]{1,18}}/publication")
    @RunOnVirtualThread
    public Response publish(long id, @RestForm @Nullable String at) {
        try {
            Instant from =
                    at == null || at.isBlank() ? null : LocalDateTime.parse(at).toInstant(ZoneOffset.UTC);
            return back(id, sentence(publishEntry.publish(signedIn.actor(), id, from)));
        } catch (DateTimeParseException unreadable) {
            return back(id, "Not scheduled: the date and time cannot be read.");
        } catch (Problem problem) {
            return back(id, "Not published: " + problem.getMessage() + ".");
        }
    }

    @POST
    @Path("/pages/{id:[0-9]{1,18}}/publication/end")
    @RunOnVirtualThread
    public Response unpublish(long id) {
        try {
            int ended = unpublishEntry.unpublish(signedIn.actor(), id);
            return back(
                    id,
                    ended == 0
                            ? "Nothing was live."
                            : ended == 1 ? "Taken down." : "Taken down, with the " + (ended - 1) + " pages below.");
        } catch (Problem problem) {
            return back(id, "Not taken down: " + problem.getMessage() + ".");
        }
    }

    private static String sentence(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published ->
                (published.from().isAfter(Instant.now()) ? "Scheduled for " + published.from() + "." : "Published.")
                        + unseen(published.unseen());
            case PublishOutcome.Unchanged unchanged -> "Nothing to publish: this is what readers see already.";
            case PublishOutcome.Refused refused ->
                "Not published: "
                        + String.join(
                                "; ",
                                refused.faults().stream()
                                        .map(fault -> fault.message())
                                        .toList()) + ".";
            case PublishOutcome.Conflict conflict -> "Not published: something else stands at " + conflict.path() + ".";
        };
    }

    private static String unseen(List<Unseen> unseen) {
        return unseen.isEmpty()
                ? ""
                : " Readers do not see yet what it names: "
                        + String.join(", ", unseen.stream().map(Unseen::title).toList()) + ".";
    }

    private static Response back(long id, String message) {
        return Notice.at("/admin/pages/" + id, message);
    }
}
