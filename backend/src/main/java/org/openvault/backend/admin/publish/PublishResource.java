package org.openvault.backend.admin.publish;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.PageRow;
import org.openvault.backend.admin.publish.PublishScreen.Typed;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangePlan;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishEntry.Terms;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.publishing.Unseen;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.ReleaseItem;

/** Deciding what readers see of an entry, and when: now, at an instant to come, until another, with others, or not at all. */
@Path("/admin")
@Produces("text/html; charset=utf-8")
public class PublishResource {

    private static final String PANEL =
            "/{shelf:pages|media|snippets/[a-z_]+[.][A-Za-z]+}/{id:[0-9]{1,18}}/publication";

    @Inject
    Bundles bundles;

    @Inject
    PublishScreen screen;

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    ChangePlan changePlan;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Clock clock;

    @GET
    @Path(PANEL)
    @RunOnVirtualThread
    public String panel(String shelf, long id) {
        return screen.render(screen.entry(shelf, id), Typed.NOTHING);
    }

    /**
     * @param at an instant to come, in the person's time zone; empty for now
     * @param until when it is to go again; empty for never
     */
    @POST
    @Path(PANEL)
    @RunOnVirtualThread
    public Response publish(String shelf, long id, @RestForm @Nullable String at, @RestForm @Nullable String until) {
        PageRow entry = screen.entry(shelf, id);
        var typed = new Typed(said(at), said(until), "", "", "");
        Instant from;
        Instant end;
        try {
            from = instant(typed.at());
        } catch (DateTimeParseException unreadable) {
            return again(entry, typed, "at", words().unreadable(), 422);
        }
        try {
            end = instant(typed.until());
        } catch (DateTimeParseException unreadable) {
            return again(entry, typed, "until", words().unreadable(), 422);
        }
        try {
            return told(entry, typed, publishEntry.publish(signedIn.actor(), id, new Terms(null, from, end)));
        } catch (Problem.BadRequest | Problem.Conflict | Problem.Locked problem) {
            return again(entry, typed, from == null ? "" : "at", problem.getMessage(), problem.status());
        }
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private @Nullable Instant instant(String text) {
        return text.isEmpty()
                ? null
                : LocalDateTime.parse(text).atZone(shell.zone()).toInstant();
    }

    private PublishWords words() {
        return bundles.of(PublishWords.class);
    }

    private Response again(PageRow entry, Typed typed, String field, String fault, int status) {
        return Response.status(status)
                .entity(screen.render(entry, new Typed(typed.at(), typed.until(), typed.end(), field, fault)))
                .build();
    }

    private Response told(PageRow entry, Typed typed, PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published -> back(entry, sentence(published));
            case PublishOutcome.Unchanged unchanged -> back(entry, words().nothingToPublish());
            case PublishOutcome.Refused refused ->
                again(
                        entry,
                        typed,
                        "",
                        String.join(
                                "; ",
                                refused.faults().stream().map(Fault::message).toList()),
                        422);
            case PublishOutcome.Conflict conflict -> again(entry, typed, "", words().taken(conflict.path()), 409);
        };
    }

    private String sentence(PublishOutcome.Published published) {
        String done = published.from().isAfter(clock.instant())
                ? words().scheduledFor(
                                shell.time(published.from()), shell.zone().getId())
                : words().published();
        List<String> titles = published.unseen().stream().map(Unseen::title).toList();
        return titles.isEmpty() ? done : done + " " + words().unseenStill(String.join(", ", titles));
    }

    private static Response back(PageRow entry, String message) {
        return Notice.at(entry.base() + "/publication", message);
    }

    /** @param end an instant to come; empty for now */
    @POST
    @Path(PANEL + "/end")
    @RunOnVirtualThread
    public Response end(String shelf, long id, @RestForm @Nullable String end) {
        PageRow entry = screen.entry(shelf, id);
        var typed = new Typed("", "", said(end), "", "");
        try {
            Instant at = instant(typed.end());
            if (at == null) {
                return back(entry, words().takenDown(unpublishEntry.unpublish(signedIn.actor(), id)));
            }
            TimetableReport report = unpublishEntry.expire(signedIn.actor(), id, at);
            return report.isPossible()
                    ? back(entry, words().endsAt(shell.time(at), shell.zone().getId()))
                    : again(entry, typed, "end", report.reasons(), 409);
        } catch (DateTimeParseException unreadable) {
            return again(entry, typed, "end", words().unreadable(), 422);
        } catch (Problem.BadRequest | Problem.Conflict problem) {
            return again(entry, typed, "end", problem.getMessage(), problem.status());
        }
    }

    /** Calls off what is planned for an instant. */
    @POST
    @Path(PANEL + "/plan/end")
    @RunOnVirtualThread
    public Response callOff(String shelf, long id, @RestForm @Nullable String at) {
        PageRow entry = screen.entry(shelf, id);
        try {
            TimetableReport report = changePlan.cancel(signedIn.actor(), id, Instant.parse(said(at)));
            return report.isPossible()
                    ? back(entry, words().calledOff())
                    : again(entry, Typed.NOTHING, "", report.reasons(), 409);
        } catch (DateTimeParseException unreadable) {
            throw new Problem.BadRequest("'at' is no instant");
        } catch (Problem.Conflict problem) {
            return again(entry, Typed.NOTHING, "", problem.getMessage(), problem.status());
        }
    }

    /** @param act publish or unpublish */
    @POST
    @Path(PANEL + "/release")
    @RunOnVirtualThread
    public Response addToRelease(
            String shelf, long id, @RestForm @Nullable Long release, @RestForm @Nullable String act) {
        PageRow entry = screen.entry(shelf, id);
        if (release == null) {
            return again(entry, Typed.NOTHING, "release", words().chooseRelease(), 422);
        }
        ReleaseItem item = "unpublish".equals(act) ? new ReleaseItem.Unpublish(id) : new ReleaseItem.Publish(id, null);
        gatherRelease.add(signedIn.actor(), release, List.of(item));
        return back(entry, words().added());
    }
}
