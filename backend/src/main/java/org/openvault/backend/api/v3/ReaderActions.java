package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.page.MoveOutcome;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.Spot;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.publishing.ChangePlan;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishEntry.Terms;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.publishing.UnpublishEntry;

/**
 * What changes what readers see, now or at an instant to come. {@code "dry_run": true} tells what it would do, address by
 * address, and whatever had to be done to find that out is undone.
 */
@ApplicationScoped
class ReaderActions {

    private static final String DRY_RUN = "dry_run";

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    ChangePlan changePlan;

    @Inject
    MovePage movePage;

    @Inject
    EntryQueries queries;

    @Inject
    Access access;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /** {@code {"at", "until", "revision": its number, "recursive"}} */
    @Transactional
    public Response publish(Request request) {
        Body body = request.body("at", "until", "revision", "recursive", DRY_RUN);
        Instant at = body.findInstant("at").orElse(null);
        if (body.flag("recursive")) {
            return publishTree(request, body, at);
        }
        Instant until = body.findInstant("until").orElse(null);
        if (until != null && at != null && !until.isAfter(at)) {
            throw body.fault("until", "must be after 'at'");
        }
        var terms = new Terms(revision(request, body), at, until);
        if (body.flag(DRY_RUN) && terms.revisionId() == null && terms.until() == null) {
            return told(request, publishEntry.preview(request.actor(), request.id(), at), true);
        }
        if (body.flag(DRY_RUN)) {
            throw body.fault(DRY_RUN, "is told of the latest draft, published for good");
        }
        PublishOutcome outcome = publishEntry.publish(request.actor(), request.id(), terms);
        return answer(request, Outcomes.require(outcome), false);
    }

    private Response publishTree(Request request, Body body, @Nullable Instant at) {
        for (String key : new String[] {"until", "revision"}) {
            if (request.json().has(key)) {
                throw body.fault(key, "does not go with recursive");
            }
        }
        return done(request, publishEntry.publishTree(request.actor(), request.id(), at), body.flag(DRY_RUN));
    }

    private static @Nullable Long revision(Request request, Body body) {
        return body.findId("revision")
                .map(number -> Stream.of(number)
                        .filter(given -> given > 0 && given <= Integer.MAX_VALUE)
                        .flatMap(given -> Revision.findNumber(request.id(), given.intValue()).stream())
                        .findFirst()
                        .orElseThrow(() -> body.fault("revision", "there is no revision " + number))
                        .id)
                .orElse(null);
    }

    @Transactional
    public Response unpublish(Request request) {
        Body body = request.body(DRY_RUN);
        if (body.flag(DRY_RUN)) {
            return told(request, unpublishEntry.preview(request.actor(), request.id()), true);
        }
        int gone = unpublishEntry.unpublish(request.actor(), request.id());
        return Request.ok(
                JsonNodeFactory.instance.objectNode().put("gone", gone).put(DRY_RUN, false));
    }

    /** {@code {"at"}} */
    @Transactional
    public Response expire(Request request) {
        Body body = request.body("at", DRY_RUN);
        return done(
                request, unpublishEntry.expire(request.actor(), request.id(), body.instant("at")), body.flag(DRY_RUN));
    }

    /** {@code {"at"}}: the instant of what is planned. */
    @Transactional
    public Response cancel(Request request) {
        Body body = request.body("at", DRY_RUN);
        return done(request, changePlan.cancel(request.actor(), request.id(), body.instant("at")), body.flag(DRY_RUN));
    }

    /** {@code {"at", "to"}} */
    @Transactional
    public Response reschedule(Request request) {
        Body body = request.body("at", "to", DRY_RUN);
        return done(
                request,
                changePlan.reschedule(request.actor(), request.id(), body.instant("at"), body.instant("to")),
                body.flag(DRY_RUN));
    }

    /** {@code {"parent_id", "position"}} or {@code {"before"}} or {@code {"after"}}, with {@code "at"}. */
    @Transactional
    public Response move(Request request) {
        Body body = request.bodyWithSpot("at", DRY_RUN);
        Spot spot = Request.spot(body);
        Instant at = body.findInstant("at").orElse(null);
        return body.flag(DRY_RUN)
                ? told(request, movePage.preview(request.actor(), request.id(), spot, null, at), true)
                : moved(request, movePage.move(request.actor(), request.id(), spot, at));
    }

    /** {@code {"slug", "at"}} */
    @Transactional
    public Response rename(Request request) {
        Body body = request.body("slug", "at", DRY_RUN);
        String slug = body.text("slug");
        Instant at = body.findInstant("at").orElse(null);
        return body.flag(DRY_RUN)
                ? told(request, movePage.previewOfRenaming(request.actor(), request.id(), slug, at), true)
                : moved(request, movePage.rename(request.actor(), request.id(), slug, at));
    }

    private Response moved(Request request, MoveOutcome outcome) {
        return switch (outcome) {
            case MoveOutcome.Moved(TimetableReport report) -> done(request, report, false);
            case MoveOutcome.Refused(TimetableReport report) -> done(request, report, false);
        };
    }

    /** Where there is no telling without doing, what was done is undone once it is told. */
    private Response done(Request request, TimetableReport report, boolean dryRun) {
        if (!dryRun) {
            return told(request, Outcomes.require(report), false);
        }
        Response answer = told(request, report, true);
        transaction.setRollbackOnly();
        return answer;
    }

    private Response told(Request request, TimetableReport report, boolean dryRun) {
        ObjectNode body = ReportOutput.of(report, queries.numbers(ReportOutput.revisions(report)));
        return answer(request, body, dryRun);
    }

    /** That something is named and not seen by readers is no secret; what a hidden draft is called stays one. */
    private Response answer(Request request, ObjectNode body, boolean dryRun) {
        var ids = new ArrayList<Long>();
        body.path("unseen").forEach(one -> ids.add(one.path("id").longValue()));
        Set<Long> visible = access.which(request.actor(), Verb.VIEW, ids);
        body.path("unseen").forEach(one -> {
            if (!visible.contains(one.path("id").longValue())) {
                ((ObjectNode) one).putNull("title");
            }
        });
        return Request.ok(body.put(DRY_RUN, dryRun));
    }
}
