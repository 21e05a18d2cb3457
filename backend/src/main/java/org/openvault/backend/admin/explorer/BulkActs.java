package org.openvault.backend.admin.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.document.Fault;
import org.openvault.backend.page.MoveOutcome;
import org.openvault.backend.page.MovePage;
import org.openvault.backend.page.Spot;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.PublishEntry;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.publishing.UnpublishEntry;
import org.openvault.backend.release.GatherRelease;
import org.openvault.backend.release.ReleaseItem;

/** One thing done with many pages, each by itself: what is refused for one is done for the others. */
@ApplicationScoped
public class BulkActs {

    /** So many are tried beforehand. */
    static final int TRIED = 50;

    /**
     * @param act publish, unpublish, trash, move or release
     * @param to below which page to move, or to which release to add; null for the others
     * @param evenIfUsed throw away what others name
     */
    record Wish(String act, @Nullable Long to, boolean evenIfUsed) {}

    public record Refusal(long id, String title, String reason) {}

    public record Result(int done, List<Refusal> refusals) {}

    /** @param before address; empty for none. @param after likewise */
    public record AddressChange(long id, String title, String before, String after) {}

    /** What would happen. @param tried of how many this is known */
    public record Foreseen(int tried, List<AddressChange> addresses, List<Refusal> refusals) {}

    @Inject
    PublishEntry publishEntry;

    @Inject
    UnpublishEntry unpublishEntry;

    @Inject
    MovePage movePage;

    @Inject
    TrashEntry trashEntry;

    @Inject
    GatherRelease gatherRelease;

    @Inject
    ExplorerQueries queries;

    @Inject
    Access access;

    Result run(Actor actor, Wish wish, Collection<Long> pages) {
        Map<Long, String> titles = titles(actor, pages);
        var refusals = new ArrayList<Refusal>();
        int done = 0;
        for (long page : pages) {
            Optional<String> refused = refusal(() -> act(actor, wish, page));
            refused.ifPresent(reason -> refusals.add(new Refusal(page, titles.getOrDefault(page, ""), reason)));
            done += refused.isEmpty() ? 1 : 0;
        }
        return new Result(done, refusals);
    }

    /** What a hidden draft is called is no business of whoever names its id. */
    private Map<Long, String> titles(Actor actor, Collection<Long> pages) {
        return queries.titles(access.which(actor, Verb.VIEW, pages));
    }

    private interface Act {
        /** @return why not; empty when it is done */
        Optional<String> act();
    }

    private static Optional<String> refusal(Act act) {
        try {
            return act.act();
        } catch (Problem problem) {
            return Optional.of(problem.getMessage());
        }
    }

    private Optional<String> act(Actor actor, Wish wish, long page) {
        return switch (wish.act()) {
            case "publish" -> published(publishEntry.publish(actor, page));
            case "unpublish" -> {
                unpublishEntry.unpublish(actor, page);
                yield Optional.empty();
            }
            case "trash" -> thrown(trashEntry.trash(actor, page, wish.evenIfUsed()));
            case "move" -> moved(movePage.move(actor, page, new Spot.LastBelow(target(wish)), null));
            case "release" -> {
                gatherRelease.add(actor, target(wish), List.of(new ReleaseItem.Publish(page, null)));
                yield Optional.empty();
            }
            default -> throw new Problem.BadRequest("there is no act '" + wish.act() + "'");
        };
    }

    static Optional<String> published(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published -> Optional.empty();
            case PublishOutcome.Unchanged unchanged -> Optional.empty();
            case PublishOutcome.Refused refused ->
                Optional.of(String.join(
                        "; ", refused.faults().stream().map(Fault::message).toList()));
            case PublishOutcome.Conflict conflict -> Optional.of("something else stands at " + conflict.path());
        };
    }

    private static Optional<String> thrown(TrashEntry.Outcome outcome) {
        return switch (outcome) {
            case TrashEntry.Outcome.Trashed trashed -> Optional.empty();
            case TrashEntry.Outcome.InUse used ->
                Optional.of("named by " + used.usages().size() + " others");
        };
    }

    static Optional<String> moved(MoveOutcome outcome) {
        return switch (outcome) {
            case MoveOutcome.Moved moved -> Optional.empty();
            case MoveOutcome.Refused refused -> Optional.of(refused.report().reasons());
        };
    }

    private static long target(Wish wish) {
        if (wish.to() == null) {
            throw new Problem.BadRequest("it is not said where to");
        }
        return wish.to();
    }

    /** Tries it with the first of them, and writes nothing. */
    Foreseen foresee(Actor actor, Wish wish, List<Long> pages) {
        List<Long> tried = pages.subList(0, Math.min(TRIED, pages.size()));
        Map<Long, String> titles = titles(actor, tried);
        Map<Long, AddressChange> changes = new LinkedHashMap<>();
        var refusals = new ArrayList<Refusal>();
        for (long page : tried) {
            refusal(() -> {
                        TimetableReport report = preview(actor, wish, page);
                        addresses(report).forEach(change -> changes.putIfAbsent(change.id(), change));
                        return report.isPossible() ? Optional.empty() : Optional.of(report.reasons());
                    })
                    .ifPresent(reason -> refusals.add(new Refusal(page, titles.getOrDefault(page, ""), reason)));
        }
        return new Foreseen(tried.size(), List.copyOf(changes.values()), refusals);
    }

    private TimetableReport preview(Actor actor, Wish wish, long page) {
        return switch (wish.act()) {
            case "publish", "release" -> publishEntry.preview(actor, page, null);
            case "unpublish", "trash" -> unpublishEntry.preview(actor, page);
            case "move" -> movePage.preview(actor, page, new Spot.LastBelow(target(wish)), null, null);
            default -> throw new Problem.BadRequest("there is no act '" + wish.act() + "'");
        };
    }

    /** Of a report, the addresses that would not be what they are. */
    public static List<AddressChange> addresses(TimetableReport report) {
        return report.effects().stream()
                .map(effect -> new AddressChange(
                        effect.entryId(), effect.title(), path(effect.before()), path(effect.after())))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private static String path(TimetableReport.@Nullable State state) {
        return state == null || state.path() == null ? "" : state.path();
    }
}
