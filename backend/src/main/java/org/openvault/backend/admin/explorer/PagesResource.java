package org.openvault.backend.admin.explorer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.ExplorerQueries.Step;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;

/** Looking through the pages: a tree at the side, and lists that are narrowed, ordered and acted on. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class PagesResource {

    /**
     * @param count up to a bound, beyond which {@code many} is said
     * @param next address of the following part; empty at the end
     */
    public record Listing(
            Question question,
            List<Step> path,
            List<PageRow> rows,
            long count,
            boolean many,
            String next,
            String previous,
            boolean mayAdd) {

        public @Nullable Step here() {
            return path.isEmpty() ? null : path.getLast();
        }
    }

    @CheckedTemplate(basePath = "admin/explorer")
    static class Templates {
        static native TemplateInstance pages(Listing listing, List<TreeNode> tree, List<ContentType> types);

        static native TemplateInstance branch(List<TreeNode> nodes);
    }

    @Inject
    ExplorerQueries queries;

    @Inject
    ListQueries lists;

    @Inject
    PageTree tree;

    @Inject
    TypeNames typeNames;

    @Inject
    SignedIn signedIn;

    @Inject
    Access access;

    @Inject
    Shell shell;

    @GET
    @Path("/pages")
    @RunOnVirtualThread
    public String pages(@Context UriInfo uri) {
        Question question = Question.of(uri.getQueryParameters());
        Set<Long> beginnings = tree.beginnings(signedIn.actor());
        Collection<Long> tops = question.parent() == null ? beginnings : List.of(question.parent());
        if (question.parent() != null) {
            access.require(signedIn.actor(), Verb.VIEW, question.parent());
        }
        List<Step> path = question.parent() == null ? List.of() : visiblePath(question.parent());
        Listing listing = listing(question, path, tops);
        return shell.render(Templates.pages(listing, tree.whole(beginnings, path), typeNames.pages()));
    }

    private Listing listing(Question question, List<Step> path, Collection<Long> tops) {
        ListQueries.Part part = lists.find(question, tops, shell.zone());
        long count = lists.count(question, tops, shell.zone());
        return new Listing(
                question,
                path,
                queries.describe(part.ids()),
                Math.min(count, ListQueries.MANY),
                count > ListQueries.MANY,
                part.last().map(cursor -> question.next(cursor.toString())).orElse(""),
                part.first().map(cursor -> question.previous(cursor.toString())).orElse(""),
                question.parent() != null && access.mayUnder(signedIn.actor(), Verb.ADD, question.parent()));
    }

    /** Those above that are the person's to see. */
    List<Step> visiblePath(long page) {
        List<Step> path = queries.pathTo(page);
        if (path.isEmpty()) {
            throw new Problem.NotFound("there is no page " + page);
        }
        Set<Long> visible = access.which(
                signedIn.actor(), Verb.VIEW, path.stream().map(Step::id).toList());
        return path.stream().filter(step -> visible.contains(step.id())).toList();
    }

    /** One branch of the tree, as a fragment. */
    @GET
    @Path("/pages/tree")
    @RunOnVirtualThread
    public String branch(@RestQuery @Nullable Long parent) {
        if (parent == null) {
            throw new Problem.BadRequest("'parent' is required");
        }
        access.require(signedIn.actor(), Verb.VIEW, parent);
        return shell.render(Templates.branch(tree.below(parent)));
    }
}
