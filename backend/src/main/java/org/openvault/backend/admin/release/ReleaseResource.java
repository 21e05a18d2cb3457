package org.openvault.backend.admin.release;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Notice;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.release.ReleaseScreen.Typed;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.Spot;
import org.openvault.backend.preview.CreateInstantLink;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.PublishRelease;
import org.openvault.backend.release.Release;
import org.openvault.backend.release.ReleaseItem;

/** What is in one release, and letting it happen: now, at an instant, and back again. */
@Path("/admin/releases/{id:[0-9]{1,18}}")
@Produces("text/html; charset=utf-8")
public class ReleaseResource {

    private static final int MOST = 1000;

    @Inject
    Bundles bundles;

    @Inject
    ReleaseScreen screen;

    @Inject
    FindReleases findReleases;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    PublishRelease publishRelease;

    @Inject
    MovePage movePage;

    @Inject
    CreateInstantLink createInstantLink;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Clock clock;

    /** @param entries numbers of entries, with commas or spaces between. @param parent where to, for a move */
    @POST
    @Path("/items")
    @RunOnVirtualThread
    public Response add(
            long id,
            @RestForm @Nullable String entries,
            @RestForm @Nullable String act,
            @RestForm @Nullable Long parent) {
        String said = entries == null ? "" : entries.strip();
        String wanted = act == null ? "" : act;
        var typed = new Typed("", "", said, wanted, "", "entries", "");
        try {
            Actor.Person actor = signedIn.actor();
            findReleases.get(actor, id);
            List<ReleaseItem> items =
                    ids(said).stream().map(entry -> item(wanted, entry, parent)).toList();
            gatherRelease.add(actor, id, items);
            return back(id, words().added(items.size()));
        } catch (Problem.BadRequest | Problem.NotFound | Problem.Conflict problem) {
            return again(id, typed, problem);
        }
    }

    private List<Long> ids(String text) {
        if (!text.matches("#?[0-9]{1,18}([,\\s]+#?[0-9]{1,18})*[,\\s]*")) {
            throw new Problem.BadRequest(words().noNumbers());
        }
        List<Long> ids = Arrays.stream(text.replace("#", "").split("[,\\s]+"))
                .map(Long::valueOf)
                .distinct()
                .toList();
        if (ids.size() > MOST) {
            throw new Problem.BadRequest(words().tooMany(MOST));
        }
        return ids;
    }

    private ReleaseItem item(String act, long entry, @Nullable Long parent) {
        return switch (act) {
            case "publish" -> new ReleaseItem.Publish(entry, null);
            case "unpublish" -> new ReleaseItem.Unpublish(entry);
            case "move" -> {
                if (parent == null) {
                    throw new Problem.BadRequest(words().whereTo());
                }
                yield new ReleaseItem.Move(entry, movePage.placeAt(entry, new Spot.LastBelow(parent), null));
            }
            default -> throw new Problem.BadRequest(words().chooseAct());
        };
    }

    private Response again(long id, Typed typed, Problem problem) {
        return again(id, typed, problem.getMessage(), problem instanceof Problem.BadRequest ? 422 : problem.status());
    }

    private Response again(long id, Typed typed, String fault, int status) {
        var told = new Typed(
                typed.name(), typed.description(), typed.entries(), typed.act(), typed.at(), typed.field(), fault);
        return Response.status(status).entity(screen.render(id, told, "")).build();
    }

    private static Response back(long id, String message) {
        return Notice.at("/admin/releases/" + id, message);
    }

    private ReleaseWords words() {
        return bundles.of(ReleaseWords.class);
    }

    @POST
    @Path("/items/{entry:[0-9]{1,18}}/end")
    @RunOnVirtualThread
    public Response remove(long id, long entry) {
        try {
            gatherRelease.remove(signedIn.actor(), id, entry);
            return back(id, words().takenOut());
        } catch (Problem.Conflict problem) {
            return again(id, Typed.NOTHING, problem);
        }
    }

    /** @param at an instant to come, in the person's time zone; empty for now */
    @POST
    @Path("/publication")
    @RunOnVirtualThread
    public Response publish(long id, @RestForm @Nullable String at) {
        String said = at == null ? "" : at.strip();
        var typed = new Typed("", "", "", "publish", said, said.isEmpty() ? "" : "at", "");
        try {
            Instant from = said.isEmpty()
                    ? null
                    : LocalDateTime.parse(said).atZone(shell.zone()).toInstant();
            TimetableReport report =
                    publishRelease.publish(signedIn.actor(), id, from).timetable();
            return report.isPossible() ? back(id, done(from, report)) : refused(id, typed, report);
        } catch (DateTimeParseException unreadable) {
            return again(id, typed, words().unreadable(), 422);
        } catch (Problem.BadRequest | Problem.Conflict | Problem.Locked problem) {
            return again(id, typed, problem);
        }
    }

    private String done(@Nullable Instant from, TimetableReport report) {
        int count = report.effects().size();
        return from == null || !from.isAfter(clock.instant())
                ? words().published(count)
                : words().scheduled(count, shell.time(from), shell.zone().getId());
    }

    private Response refused(long id, Typed typed, TimetableReport report) {
        String reasons = String.join("; ", screen.obstacles(signedIn.actor(), report));
        return again(id, typed, reasons, report.faults().isEmpty() ? 409 : 422);
    }

    /** What stood before stands again; one that is only planned is called off. */
    @POST
    @Path("/publication/end")
    @RunOnVirtualThread
    public Response revert(long id) {
        try {
            TimetableReport report = publishRelease.revert(signedIn.actor(), id);
            return report.isPossible()
                    ? back(id, words().reverted(report.effects().size()))
                    : refused(id, Typed.NOTHING, report);
        } catch (Problem.Conflict problem) {
            return again(id, Typed.NOTHING, problem);
        }
    }

    /** Of the site as it stands at the release's instant. */
    @POST
    @Path("/preview_link")
    @RunOnVirtualThread
    public Response previewLink(long id) {
        Release release = findReleases.get(signedIn.actor(), id).release();
        if (release.liveFrom == null) {
            return again(id, Typed.NOTHING, words().noInstantYet(), 409);
        }
        var link = createInstantLink.create(signedIn.actor(), release.liveFrom);
        String address = shell.getSite() + "/preview?token=" + URLEncoder.encode(link.token(), StandardCharsets.UTF_8);
        return Response.ok(screen.render(id, Typed.NOTHING, address)).build();
    }
}
