package org.openvault.backend.admin.release;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.admin.SignedIn;
import org.openvault.backend.admin.explorer.BulkActs;
import org.openvault.backend.admin.explorer.BulkActs.AddressChange;
import org.openvault.backend.admin.explorer.ExplorerQueries;
import org.openvault.backend.admin.explorer.PageRow;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.release.FindReleases;
import org.openvault.backend.release.FindReleases.Found;
import org.openvault.backend.release.PublishRelease;
import org.openvault.backend.release.Release;
import org.openvault.backend.release.ReleaseConflict;
import org.openvault.backend.release.ReleaseItem;

/** A release with what is in it, what it would change, and what stands against it. */
@RequestScoped
class ReleaseScreen {

    static final int SHOWN = 200;

    /** What somebody typed that was refused. @param field which it is about; empty for the whole */
    public record Typed(
            String name, String description, String entries, String act, String at, String field, String fault) {
        static final Typed NOTHING = new Typed("", "", "", "publish", "", "", "");

        static Typed about(String field, String fault) {
            return new Typed("", "", "", "publish", "", field, fault);
        }
    }

    /** @param act publish, unpublish or move. @param entry null when the person may not see it */
    public record ItemRow(
            long id,
            String act,
            @Nullable Integer revision,
            @Nullable PageRow entry,
            String below) {}

    public record Conflict(long entryId, String title, ReleaseConflict with) {}

    /** @param obstacles by entry, in words. @param changes how many entries it would change */
    public record Foreseen(List<String> obstacles, List<AddressChange> addresses, int changes) {}

    /** @param previewLink address of the site as of the release; empty until it is asked for */
    public record Detail(
            Found found,
            List<ItemRow> items,
            @Nullable Foreseen foreseen,
            List<Conflict> conflicts,
            String previewLink,
            Typed typed) {

        public boolean isGathering() {
            return found.state() == Release.State.GATHERING;
        }

        public boolean isScheduled() {
            return found.state() == Release.State.SCHEDULED;
        }

        public boolean isRevertible() {
            return isScheduled() || found.state() == Release.State.PUBLISHED;
        }

        public long more() {
            return found.items() - items.size();
        }

        public boolean isReady() {
            return foreseen != null && foreseen.obstacles().isEmpty();
        }
    }

    @CheckedTemplate(basePath = "admin/release")
    static class Templates {
        static native TemplateInstance release(Detail detail, String zone);
    }

    @Inject
    FindReleases findReleases;

    @Inject
    PublishRelease publishRelease;

    @Inject
    ExplorerQueries explorer;

    @Inject
    Access access;

    @Inject
    SignedIn signedIn;

    @Inject
    Shell shell;

    @Inject
    Clock clock;

    String render(long id, Typed typed, String previewLink) {
        Actor.Person actor = signedIn.actor();
        Found found = findReleases.get(actor, id);
        boolean gathering = found.release().publishedAt == null;
        return shell.render(Templates.release(
                new Detail(
                        found,
                        items(actor, id),
                        gathering && found.items() > 0 ? foreseen(actor, id) : null,
                        gathering ? conflicts(actor, id) : List.of(),
                        previewLink,
                        typed),
                shell.zone().getId()));
    }

    private List<ItemRow> items(Actor.Person actor, long id) {
        List<FindReleases.Item> items = findReleases.items(actor, id, 0, SHOWN);
        var named = new ArrayList<Long>();
        items.forEach(item -> {
            named.add(item.item().entryId());
            if (item.item() instanceof ReleaseItem.Move move) {
                named.add(move.to().parentId());
            }
        });
        Map<Long, PageRow> rows = new LinkedHashMap<>();
        explorer.describe(access.which(actor, Verb.VIEW, named)).forEach(row -> rows.put(row.id(), row));
        return items.stream()
                .map(item -> new ItemRow(
                        item.item().entryId(),
                        item.item().act(),
                        item.revisionNumber(),
                        rows.get(item.item().entryId()),
                        item.item() instanceof ReleaseItem.Move move
                                ? below(
                                        rows.get(move.to().parentId()),
                                        move.to().slug())
                                : ""))
                .toList();
    }

    private static String below(@Nullable PageRow parent, String slug) {
        return (parent == null ? "…" : parent.title()) + " / " + slug;
    }

    private Foreseen foreseen(Actor.Person actor, long id) {
        try {
            return foreseen(actor, publishRelease.validate(actor, id, null).timetable());
        } catch (Problem problem) {
            return new Foreseen(List.of(problem.getMessage()), List.of(), 0);
        }
    }

    private Foreseen foreseen(Actor.Person actor, TimetableReport report) {
        List<AddressChange> addresses = BulkActs.addresses(report);
        return new Foreseen(
                obstacles(actor, report),
                addresses.subList(0, Math.min(SHOWN, addresses.size())),
                report.effects().size());
    }

    /** With the names of what stands against it, where the person may see them. */
    List<String> obstacles(Actor.Person actor, TimetableReport report) {
        Set<Long> visible = access.which(actor, Verb.VIEW, report.faults().keySet());
        Map<Long, String> titles = explorer.titles(visible);
        var obstacles = new ArrayList<String>();
        report.faults()
                .forEach((entry, faults) -> faults.forEach(
                        fault -> obstacles.add(titles.getOrDefault(entry, "#" + entry) + ": " + fault.message())));
        report.clashes().forEach(clash -> obstacles.add(clash.path() + " ← #" + clash.byEntry()));
        return obstacles.subList(0, Math.min(SHOWN, obstacles.size()));
    }

    private List<Conflict> conflicts(Actor.Person actor, long id) {
        List<ReleaseConflict> conflicts = findReleases.conflicts(actor, id);
        Set<Long> entries = Set.copyOf(
                conflicts.stream().map(ReleaseConflict::entryId).distinct().toList());
        Map<Long, String> titles = explorer.titles(access.which(actor, Verb.VIEW, entries));
        return conflicts.stream()
                .map(each ->
                        new Conflict(each.entryId(), titles.getOrDefault(each.entryId(), "#" + each.entryId()), each))
                .toList();
    }
}
