package org.openvault.backend.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openvault.backend.SampleSite.EDITOR;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.model.Model.Seen;
import org.openvault.backend.page.CopyPage;
import org.openvault.backend.page.MoveOutcome;
import org.openvault.backend.page.Spot;
import org.openvault.backend.page.TrashEntry;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.release.ReleaseItem;

/**
 * Random sequences of everything that changes what readers see, against a model that is nothing but a table of ticks. After
 * each act present and future are compared; after each sequence every instant of the past is asked for again. A failure
 * names its seed and is made as short as can be.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TimetableModelTest {

    private static final int SEQUENCES = Integer.getInteger("ov.model.sequences", 1000);
    private static final long SEED = Long.getLong("ov.model.seed", 20_261_121L);

    enum Kind {
        CREATE,
        SAVE,
        PUBLISH,
        SCHEDULE,
        UNPUBLISH,
        EXPIRE,
        CANCEL,
        RESCHEDULE,
        MOVE,
        MOVE_LATER,
        RENAME,
        COPY,
        ALIAS,
        TRASH,
        RESTORE,
        RELEASE,
        RELEASE_LATER,
        REVERT
    }

    /** Numbers that are taken modulo what there is, so that a sequence stays one when parts of it are left out. */
    record Act(Kind kind, int page, int other, int later) {}

    /** Two pages and one below the first, all of them live: something to act on. */
    private static final List<Act> BEGINNING = List.of(
            new Act(Kind.CREATE, 0, 0, 9),
            new Act(Kind.CREATE, 0, 0, 9),
            new Act(Kind.PUBLISH, 0, 0, 9),
            new Act(Kind.PUBLISH, 1, 0, 9),
            new Act(Kind.CREATE, 0, 0, 9),
            new Act(Kind.PUBLISH, 2, 0, 9));

    @Inject
    World world;

    /** How often an act was one that could be done, or a reverted release: a sequence of refusals proves nothing. */
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    @AfterEach
    void letTimeRun() {
        world.clock.release();
    }

    @Test
    void whatReadersSeeFollowsTheModelInPastPresentAndFuture() {
        JqwikSession.run(() -> {
            RandomGenerator<List<Act>> generator = sequences().generator(SEQUENCES);
            var random = new Random(SEED);
            for (int number = 0; number < SEQUENCES; number++) {
                Shrinkable<List<Act>> sequence = generator.next(random);
                Optional<String> failure = failureOf(sequence.value());
                if (failure.isPresent()) {
                    throw new AssertionError(shortest(sequence, failure.get(), number));
                }
            }
        });
        for (Kind kind : Kind.values()) {
            assertThat(done.getOrDefault(kind, 0))
                    .as("%s was done; all: %s", kind, done)
                    .isGreaterThanOrEqualTo(SEQUENCES / 100);
        }
    }

    private static Arbitrary<List<Act>> sequences() {
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.class);
        Arbitrary<Kind> often = Arbitraries.of(
                Kind.SAVE,
                Kind.PUBLISH,
                Kind.SCHEDULE,
                Kind.MOVE_LATER,
                Kind.RELEASE,
                Kind.RELEASE_LATER,
                Kind.REVERT,
                Kind.REVERT);
        Arbitrary<Act> acts = Combinators.combine(
                        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, kinds), net.jqwik.api.Tuple.of(1, often)),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(1, 30))
                .as(Act::new);
        return acts.list().ofMinSize(6).ofMaxSize(16);
    }

    /** Leaves out, and makes smaller, whatever can be without the failure going away. */
    private String shortest(Shrinkable<List<Act>> failed, String failure, int number) {
        Shrinkable<List<Act>> best = failed;
        String told = failure;
        boolean smaller = true;
        for (int tries = 0; smaller && tries < 300; ) {
            smaller = false;
            for (Shrinkable<List<Act>> candidate : best.shrink().limit(60).toList()) {
                tries++;
                Optional<String> again = failureOf(candidate.value());
                if (again.isPresent()) {
                    best = candidate;
                    told = again.get();
                    smaller = true;
                    break;
                }
            }
        }
        return "sequence %d of seed %d: %s\n  %s\n".formatted(number, SEED, told, best.value());
    }

    private Optional<String> failureOf(List<Act> acts) {
        try {
            new Run().play(acts);
            return Optional.empty();
        } catch (AssertionError | RuntimeException failed) {
            Throwable cause = failed;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(failed + (cause == failed ? "" : ": " + cause) + world.rows());
        }
    }

    /** One sequence, played by both. */
    private final class Run {

        private Model model = new Model();
        private final Map<Integer, Map<Integer, Seen>> recorded = new TreeMap<>();
        private final List<Publication> releases = new ArrayList<>();

        private record Publication(long id, Model before, int madeAt) {}

        void play(List<Act> acts) {
            world.begin();
            var all = new ArrayList<>(BEGINNING);
            all.addAll(acts);
            for (Act act : all) {
                model.now++;
                world.setTime(model.now);
                Model wanted = model.copy();
                boolean possible = played(wanted, act);
                model = possible ? wanted : model;
                if (possible) {
                    done.merge(act.kind(), 1, Integer::sum);
                }
                compare(act);
            }
            model.now++;
            world.setTime(model.now);
            assertThat(world.seen(List.copyOf(recorded.keySet()), true))
                    .as("as of every past tick, asked afterwards")
                    .isEqualTo(recorded);
        }

        private boolean played(Model wanted, Act act) {
            try {
                return new Player(wanted, act).play();
            } catch (RuntimeException failed) {
                throw new AssertionError(act + " failed", failed);
            }
        }

        private void compare(Act act) {
            Map<Integer, Map<Integer, Seen>> expected = new TreeMap<>();
            for (int tick = model.now; tick < Model.TICKS; tick += tick < model.now + 34 ? 1 : 20) {
                expected.put(tick, model.seen(tick));
            }
            Map<Integer, Map<Integer, Seen>> found = world.seen(List.copyOf(expected.keySet()), false);
            expected.forEach((tick, seen) -> assertThat(found.get(tick))
                    .as("tick %d after %s", tick, act)
                    .isEqualTo(seen));
            recorded.put(model.now, found.get(model.now));
            assertThat(world.flaws()).as("after %s", act).isEmpty();
            Map<Integer, String> drafts = new TreeMap<>();
            model.pages.forEach((number, page) -> {
                if (number != Model.ROOT && !page.trashed) {
                    drafts.put(number, page.parent + "/" + page.slug);
                }
            });
            assertThat(world.drafts()).as("drafts after %s", act).isEqualTo(drafts);
        }

        /** One act: what the model says should come of it, and that it does. */
        private final class Player {

            private final Model wanted;
            private final Act act;
            private final int now;
            private final int later;
            private final int page;
            private final int other;

            Player(Model wanted, Act act) {
                this.wanted = wanted;
                this.act = act;
                this.now = wanted.now;
                this.later = now + act.later();
                this.page = pick(act.page(), this::suits);
                this.other = pick(act.other());
            }

            private int pick(int number) {
                return pick(number, any -> true);
            }

            /** One of those that the act could concern, if there is one. */
            private int pick(int number, java.util.function.IntPredicate fits) {
                List<Integer> alive = wanted.pages.entrySet().stream()
                        .filter(entry -> !entry.getValue().trashed)
                        .map(Map.Entry::getKey)
                        .toList();
                List<Integer> fitting = alive.stream()
                        .filter(id -> id != Model.ROOT && fits.test(id))
                        .toList();
                List<Integer> among = fitting.isEmpty() ? alive : fitting;
                return among.get(number % among.size());
            }

            private boolean suits(int id) {
                return switch (act.kind()) {
                    case CANCEL, RESCHEDULE -> !wanted.plans(id).isEmpty();
                    case UNPUBLISH, EXPIRE, ALIAS -> wanted.stands(id, now);
                    case CREATE,
                            SAVE,
                            PUBLISH,
                            SCHEDULE,
                            MOVE,
                            MOVE_LATER,
                            RENAME,
                            COPY,
                            TRASH,
                            RESTORE,
                            RELEASE,
                            RELEASE_LATER,
                            REVERT -> true;
                };
            }

            /** @return whether the model's new state holds */
            boolean play() {
                return switch (act.kind()) {
                    case CREATE -> create();
                    case SAVE -> save();
                    case PUBLISH -> publish(now);
                    case SCHEDULE -> publish(later);
                    case UNPUBLISH -> unpublish();
                    case EXPIRE -> expire();
                    case CANCEL -> cancel();
                    case RESCHEDULE -> reschedule();
                    case MOVE -> move(now, "p" + page);
                    case MOVE_LATER -> move(later, "p" + page);
                    case RENAME -> rename();
                    case COPY -> copy();
                    case ALIAS -> alias();
                    case TRASH -> trash();
                    case RESTORE -> restore();
                    case RELEASE -> release(now);
                    case RELEASE_LATER -> release(later);
                    case REVERT -> revert();
                };
            }

            private boolean create() {
                int number = wanted.pages.size();
                boolean possible = wanted.get(other).aliasOf == null;
                boolean done = succeeds(() -> world.know(number, world.create(world.id(other), "p" + number)));
                assertThat(done).as("creating below %d", other).isEqualTo(possible);
                if (possible) {
                    wanted.add(other, "p" + number);
                }
                return possible;
            }

            private boolean save() {
                if (page == Model.ROOT || wanted.get(page).aliasOf != null) {
                    return false;
                }
                Model.Page saved = wanted.get(page);
                saved.revisions++;
                saved.publishable = act.later() > 3;
                world.save(page, saved.revisions, saved.publishable);
                return true;
            }

            private boolean publish(int at) {
                if (page == Model.ROOT) {
                    return false;
                }
                boolean possible = tryToPublish(at);
                PublishOutcome outcome =
                        world.publishEntry.publish(EDITOR, world.id(page), at == now ? null : world.instant(at));
                assertThat(outcome instanceof PublishOutcome.Published || outcome instanceof PublishOutcome.Unchanged)
                        .as("publishing %d at %d: %s", page, at, outcome)
                        .isEqualTo(possible);
                return possible;
            }

            private boolean tryToPublish(int at) {
                Model.Page published = wanted.get(page);
                boolean ready = published.aliasOf == null
                        ? published.publishable
                        : wanted.get(published.aliasOf).states[at] != null;
                if (!ready) {
                    return false;
                }
                wanted.publish(page, at);
                wanted.settle();
                return wanted.stands(page, at) && !wanted.isImpossible();
            }

            private boolean unpublish() {
                if (page == Model.ROOT) {
                    return false;
                }
                wanted.unpublish(page, now);
                wanted.settle();
                world.unpublishEntry.unpublish(EDITOR, world.id(page));
                return true;
            }

            private boolean expire() {
                if (page == Model.ROOT) {
                    return false;
                }
                wanted.expire(page, later);
                wanted.settle();
                assertThat(world.unpublishEntry
                                .expire(EDITOR, world.id(page), world.instant(later))
                                .isPossible())
                        .isTrue();
                return true;
            }

            private boolean cancel() {
                List<Integer> plans = wanted.plans(page);
                if (page == Model.ROOT || plans.isEmpty()) {
                    return false;
                }
                int at = plans.get(act.other() % plans.size());
                wanted.cancel(page, at);
                wanted.settle();
                Model.Page cancelled = wanted.get(page);
                boolean possible = !wanted.isImpossible()
                        && !wanted.slugTaken(cancelled.parent, cancelled.slug, page)
                        && !wanted.showsTheSame(model); // it ends with the page above, not by a plan of its own
                boolean done = isDone(() -> world.changePlan.cancel(EDITOR, world.id(page), world.instant(at)));
                assertThat(done).as("cancelling what %d has at %d", page, at).isEqualTo(possible);
                return possible;
            }

            private boolean reschedule() {
                List<Integer> plans = wanted.plans(page);
                if (page == Model.ROOT || plans.isEmpty()) {
                    return false;
                }
                int at = plans.get(act.other() % plans.size());
                if (later == at) {
                    return false;
                }
                boolean free = shift(page, at);
                wanted.pages.forEach((alias, each) -> {
                    if (free && Objects.equals(each.aliasOf, page) && !each.trashed) {
                        shift(alias, at);
                    }
                });
                wanted.settle();
                boolean possible = free && !wanted.isImpossible();
                if (wanted.pages.values().stream().anyMatch(each -> Objects.equals(each.aliasOf, page))) {
                    return false; // an alias may have plans of its own: left to its own tests
                }
                boolean done = world.changePlan
                        .reschedule(EDITOR, world.id(page), world.instant(at), world.instant(later))
                        .isPossible();
                assertThat(done)
                        .as("putting what %d has at %d to %d", page, at, later)
                        .isEqualTo(possible);
                return possible;
            }

            /** Moves one border between two states, when no other lies on the way. */
            private boolean shift(int number, int at) {
                Model.State[] states = wanted.get(number).states;
                int low = Math.min(at, later);
                int high = Math.max(at, later);
                for (int tick = low; tick <= high; tick++) {
                    if (tick != at && tick > now && !Objects.equals(states[tick - 1], states[tick])) {
                        return false;
                    }
                }
                Model.State before = states[at - 1];
                Model.State after = states[at];
                for (int tick = low; tick < high; tick++) {
                    states[tick] = later > at ? before : after;
                }
                return true;
            }

            private boolean move(int at, String slug) {
                if (page == Model.ROOT) {
                    return false;
                }
                boolean possible = tryToMove(at, other, slug);
                boolean done = succeeds(() -> {
                    MoveOutcome outcome = world.movePage.move(
                            EDITOR,
                            world.id(page),
                            new Spot.LastBelow(world.id(other)),
                            at == now ? null : world.instant(at));
                    if (!(outcome instanceof MoveOutcome.Moved)) {
                        throw new Problem.Conflict("refused");
                    }
                });
                assertThat(done).as("moving %d below %d at %d", page, other, at).isEqualTo(possible);
                return possible;
            }

            private boolean tryToMove(int at, int parent, String ignored) {
                String slug = wanted.get(page).slug;
                if (parent == page
                        || wanted.above(parent).contains(page)
                        || wanted.get(parent).aliasOf != null
                        || wanted.slugTaken(parent, slug, page)) {
                    return false;
                }
                return placed(at, parent, slug, wanted.lastBelow(parent, page));
            }

            private boolean placed(int at, int parent, String slug, int order) {
                boolean stood = wanted.stands(page, at);
                wanted.move(page, at, parent, slug, order);
                wanted.settle();
                Model.Page moved = wanted.get(page);
                wanted.draftAfterMove(moved, at, parent, slug, order);
                return (!stood || wanted.stands(page, at))
                        && !wanted.isImpossible()
                        && !wanted.slugTaken(moved.parent, moved.slug, page);
            }

            private boolean rename() {
                if (page == Model.ROOT) {
                    return false;
                }
                String slug = "r" + act.other() % 4;
                int at = act.later() % 2 == 0 ? now : later;
                boolean possible = !wanted.slugTaken(wanted.get(page).parent, slug, page)
                        && placed(at, wanted.get(page).parent, slug, wanted.get(page).order);
                boolean done = succeeds(() -> {
                    MoveOutcome outcome =
                            world.movePage.rename(EDITOR, world.id(page), slug, at == now ? null : world.instant(at));
                    if (!(outcome instanceof MoveOutcome.Moved)) {
                        throw new Problem.Conflict("refused");
                    }
                });
                assertThat(done).as("renaming %d to %s at %d", page, slug, at).isEqualTo(possible);
                return possible;
            }

            private boolean copy() {
                boolean possible = page != Model.ROOT
                        && other != page
                        && !wanted.above(other).contains(page)
                        && wanted.get(other).aliasOf == null
                        && wanted.get(page).aliasOf == null
                        && wanted.get(page).publishable;
                if (!possible) {
                    return false;
                }
                int number = wanted.add(other, "c" + wanted.pages.size());
                CopyPage.Copied copied = world.copyPage.copy(
                        EDITOR,
                        world.id(page),
                        new Spot.LastBelow(world.id(other)),
                        new CopyPage.Options("c" + number, false, false));
                world.know(number, copied.pageId());
                return true;
            }

            private boolean alias() {
                int source = wanted.get(page).aliasOf == null ? page : wanted.get(page).aliasOf;
                boolean live = wanted.stands(page, now);
                if (page == Model.ROOT
                        || wanted.get(other).aliasOf != null
                        || wanted.get(source).trashed
                        || live != wanted.stands(source, now)) {
                    return false;
                }
                int number = wanted.pages.size();
                Model.Page alias = wanted.get(wanted.add(other, "a" + number));
                alias.aliasOf = source;
                boolean possible = true;
                if (live) {
                    wanted.publish(number, now);
                    wanted.settle();
                    possible = wanted.stands(number, now) && !wanted.isImpossible();
                }
                boolean done = succeeds(() -> world.know(
                        number,
                        world.createAlias.create(
                                        EDITOR, world.id(page), new Spot.LastBelow(world.id(other)), "a" + number)
                                .entryId));
                assertThat(done).as("an alias of %d below %d", page, other).isEqualTo(possible);
                return possible;
            }

            private boolean trash() {
                if (page == Model.ROOT) {
                    return false;
                }
                List<Integer> all = new ArrayList<>(List.of(page));
                all.addAll(wanted.descendants(page));
                for (int number : all) {
                    wanted.unpublish(number, now);
                }
                for (int number : all) {
                    wanted.get(number).trashed = true;
                    wanted.get(number).thrownWith = page;
                }
                wanted.settle();
                assertThat(world.trashEntry.trash(EDITOR, world.id(page), false))
                        .isInstanceOf(TrashEntry.Outcome.Trashed.class);
                return true;
            }

            private boolean restore() {
                List<Integer> roots = wanted.pages.values().stream()
                        .filter(each -> each.trashed && each.thrownWith != null)
                        .map(each -> each.thrownWith)
                        .distinct()
                        .filter(root -> !wanted.get(wanted.get(root).parent).trashed
                                && wanted.get(wanted.get(root).parent).aliasOf == null)
                        .toList();
                if (roots.isEmpty()) {
                    return false;
                }
                int root = roots.get(act.other() % roots.size());
                Model.Page back = wanted.get(root);
                String slug = back.slug;
                for (int count = 2; wanted.slugTaken(back.parent, slug, root); count++) {
                    slug = back.slug + "-" + count;
                }
                back.slug = slug;
                wanted.pages.values().forEach(each -> {
                    if (Objects.equals(each.thrownWith, root)) {
                        each.trashed = false;
                        each.thrownWith = null;
                    }
                });
                world.restoreEntry.restore(EDITOR, world.id(root), null);
                return true;
            }

            /** Publishes one page, takes one down and moves a third, all at once. */
            private boolean release(int at) {
                int third = pick(act.page() / 7);
                if (page == Model.ROOT
                        || other == Model.ROOT
                        || third == Model.ROOT
                        || page == other
                        || other == third) {
                    return false;
                }
                Model before = model.copy();
                Map<String, ReleaseItem> items = new LinkedHashMap<>();
                items.put("publish", new ReleaseItem.Publish(world.id(page), null));
                items.put("unpublish", new ReleaseItem.Unpublish(world.id(other)));
                boolean moves = third != page && act.later() % 3 == 0 && canMoveToRoot(third);
                if (moves) {
                    items.put(
                            "move",
                            new ReleaseItem.Move(
                                    world.id(third),
                                    new Place(world.id(Model.ROOT), wanted.get(third).slug, java.math.BigDecimal.TEN)));
                }
                boolean possible = tryRelease(at, third, moves);
                long release = world.gatherRelease.create(EDITOR, "R", "").id;
                world.gatherRelease.add(EDITOR, release, items.values());
                boolean done = world.publishRelease
                        .publish(EDITOR, release, at == now ? null : world.instant(at))
                        .timetable()
                        .isPossible();
                assertThat(done).as("release of %s at %d", items.keySet(), at).isEqualTo(possible);
                if (possible) {
                    releases.add(new Publication(release, before, now));
                }
                return possible;
            }

            private boolean canMoveToRoot(int third) {
                return !wanted.slugTaken(Model.ROOT, wanted.get(third).slug, third);
            }

            private boolean tryRelease(int at, int third, boolean moves) {
                Model.Page published = wanted.get(page);
                boolean ready = published.aliasOf == null
                        ? published.publishable
                        : wanted.get(published.aliasOf).states[at] != null;
                boolean stood = wanted.stands(third, at);
                if (!ready) {
                    return false;
                }
                String moved = wanted.get(third).slug;
                if (moves) {
                    wanted.move(third, at, Model.ROOT, moved, 10);
                }
                wanted.publish(page, at);
                wanted.expire(other, at);
                wanted.settle();
                if (moves) {
                    wanted.draftAfterMove(wanted.get(third), at, Model.ROOT, moved, 10);
                }
                return wanted.stands(page, at)
                        && (!moves || !stood || wanted.stands(third, at))
                        && !wanted.isImpossible();
            }

            /** What a release just did is taken back at once: then everything is as before it. */
            private boolean revert() {
                if (releases.isEmpty() || releases.getLast().madeAt() != now - 1) {
                    return false;
                }
                Publication last = releases.removeLast();
                boolean done = succeeds(() -> {
                    if (!world.publishRelease.revert(EDITOR, last.id()).isPossible()) {
                        throw new Problem.Conflict("refused");
                    }
                });
                assertThat(done).as("reverting").isTrue();
                TimetableModelTest.this.done.merge(Kind.REVERT, 1, Integer::sum);
                model = last.before().copy();
                model.now = now;
                return false;
            }

            private boolean isDone(java.util.function.Supplier<TimetableReport> work) {
                try {
                    return work.get().isPossible();
                } catch (Problem refused) {
                    return false;
                }
            }

            private boolean succeeds(Runnable work) {
                try {
                    work.run();
                    return true;
                } catch (Problem refused) {
                    return false;
                }
            }
        }
    }
}
