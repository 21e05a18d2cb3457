package org.openvault.backend.admin.explorer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.DashboardQueries.Happened;
import org.openvault.backend.admin.explorer.DashboardQueries.Item;
import org.openvault.backend.admin.explorer.DashboardQueries.Mention;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;

/** Where somebody's day begins. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class DashboardResource {

    @CheckedTemplate(basePath = "admin/explorer")
    static class Templates {
        static native TemplateInstance home(
                List<Mention> mentions,
                List<Item> drafts,
                List<Item> locks,
                List<Item> plans,
                List<Happened> latest,
                boolean everybodys);
    }

    @Inject
    DashboardQueries queries;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @GET
    @RunOnVirtualThread
    public String home() {
        Actor.Person actor = signedIn.actor();
        boolean everybodys = access.mayRight(actor, Right.VIEW_HISTORY);
        return shell.render(Templates.home(
                visible(queries.mentions(actor.userId()), mention -> mention.item()
                        .id()),
                visible(queries.drafts(actor.userId()), Item::id),
                visible(queries.locks(actor.userId()), Item::id),
                visible(queries.plans(), Item::id),
                queries.latest(everybodys ? null : actor.userId()),
                everybodys));
    }

    /** A right may have been taken away since. */
    private <T> List<T> visible(List<T> items, Function<T, Long> entry) {
        Set<Long> visible = access.which(
                signedIn.actor(), Verb.VIEW, items.stream().map(entry).toList());
        return items.stream()
                .filter(item -> visible.contains(entry.apply(item)))
                .limit(DashboardQueries.SHOWN)
                .toList();
    }
}
