package org.openvault.backend.admin.publish;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.BulkActs;
import org.openvault.backend.admin.explorer.BulkActs.AddressChange;
import org.openvault.backend.admin.explorer.ExplorerQueries;
import org.openvault.backend.admin.explorer.ExplorerQueries.Step;
import org.openvault.backend.admin.explorer.PageRow;
import org.openvault.backend.admin.publish.PublishQueries.PublicationRow;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Fault;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Right;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.ReviewDraft;
import org.openvault.backend.publishing.ReviewDraft.Review;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.Release;

/** Everything that one should know before one decides what readers see of an entry. */
@RequestScoped
class PublishScreen {

    private static final int RELEASES = 100;

    /** What somebody typed that was refused, and why. @param field which it is about; empty for the whole */
    public record Typed(String at, String until, String end, String field, String fault) {
        static final Typed NOTHING = new Typed("", "", "", "", "");
    }

    /** @param obstacles why it cannot be published now, besides what is missing. @param mayPublish whether there are forms */
    public record Panel(
            PageRow entry,
            ContentType type,
            List<Step> path,
            boolean mayPublish,
            Review review,
            List<String> obstacles,
            List<AddressChange> addresses,
            boolean unchanged,
            List<PublicationRow> publications,
            List<Release> releases,
            Typed typed) {

        public boolean isReady() {
            return review.missing().isEmpty() && obstacles.isEmpty();
        }

        public boolean isClean() {
            return review.broken().isEmpty()
                    && review.unseen().isEmpty()
                    && review.findings().isEmpty();
        }
    }

    @CheckedTemplate(basePath = "admin/publish")
    static class Templates {
        static native TemplateInstance panel(Panel panel, String zone);
    }

    @Inject
    ExplorerQueries explorer;

    @Inject
    PublishQueries queries;

    @Inject
    ReviewDraft reviewDraft;

    @Inject
    PublishEntry publishEntry;

    @Inject
    FindReleases findReleases;

    @Inject
    ContentTypes types;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    /** @throws Problem.NotFound when the entry does not stand at that address of the admin */
    PageRow entry(String shelf, long id) {
        return explorer.find(id)
                .filter(row -> row.base().equals("/admin/" + shelf + "/" + id))
                .orElseThrow(() -> new Problem.NotFound("there is nothing at /admin/" + shelf + "/" + id));
    }

    String render(PageRow entry, Typed typed) {
        Actor.Person actor = signedIn.actor();
        Review review = reviewDraft.review(actor, entry.id());
        boolean mayPublish = access.may(actor, Verb.PUBLISH, entry.id());
        @Nullable TimetableReport report = mayPublish ? publishEntry.preview(actor, entry.id(), null) : null;
        List<Release> releases =
                mayPublish && access.mayRight(actor, Right.MANAGE_RELEASES) ? gathering(actor) : List.of();
        return shell.render(Templates.panel(
                new Panel(
                        entry,
                        types.get(entry.type()),
                        entry.isPage() ? path(entry.id()) : List.of(),
                        mayPublish,
                        review,
                        obstacles(review, report),
                        report == null ? List.of() : BulkActs.addresses(report),
                        report != null
                                && report.isPossible()
                                && report.effects().isEmpty(),
                        queries.publications(entry.id()),
                        releases,
                        typed),
                shell.zone().getId()));
    }

    private List<Step> path(long id) {
        List<Step> path = explorer.pathTo(id);
        var visible = access.which(
                signedIn.actor(), Verb.VIEW, path.stream().map(Step::id).toList());
        return path.stream().filter(step -> visible.contains(step.id())).toList();
    }

    private List<Release> gathering(Actor actor) {
        return findReleases.list(actor, Release.State.GATHERING, 0, RELEASES).releases().stream()
                .map(FindReleases.Found::release)
                .toList();
    }

    /** What is missing is told by itself. */
    private static List<String> obstacles(Review review, @Nullable TimetableReport report) {
        if (report == null) {
            return List.of();
        }
        List<String> missing = review.missing().stream().map(Fault::message).toList();
        var obstacles = new java.util.ArrayList<String>();
        report.faults().values().forEach(faults -> faults.stream()
                .map(Fault::message)
                .filter(message -> !missing.contains(message))
                .forEach(obstacles::add));
        report.clashes().forEach(clash -> obstacles.add(clash.path() + " ← " + clash.byEntry()));
        return obstacles;
    }
}
