package org.openvault.backend.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.document.Fault;
import org.openvault.backend.entry.EntryLock;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.ChangeTimetable.Wish;
import org.openvault.backend.publishing.TimetableReport.Clash;
import org.openvault.backend.publishing.TimetableStore.Draft;
import org.openvault.backend.publishing.TimetableStore.Revised;
import org.openvault.backend.publishing.TimetableStore.Shown;

/** One change, from the question to what is written. */
final class TimetableChange {

    private static final int MOST_ADDRESS_LOCKS = 64;

    private final ChangeTimetable tools;
    private final Actor actor;
    private final Wish wish;
    private final Instant now;
    private final Set<Long> entryIds = new LinkedHashSet<>();
    private final Map<Long, Content> contents = new LinkedHashMap<>();
    private final Map<Long, List<Fault>> faults = new LinkedHashMap<>();
    private final Map<Long, Long> aliases = new LinkedHashMap<>();
    private final Map<Long, Long> latestOf = new LinkedHashMap<>();
    private final Set<Long> published = new LinkedHashSet<>();
    private final Timetable timetable;
    private Map<Long, Draft> drafts = Map.of();
    private Map<Long, Shown> rowsShowing = Map.of();
    private Instant at;

    TimetableChange(ChangeTimetable tools, Actor actor, Wish wish, Instant now) {
        this.tools = tools;
        this.now = now;
        this.actor = actor;
        this.wish = wish;
        this.at = now;
        this.timetable = new Timetable(
                new Timetable.Source() {
                    @Override
                    public Collection<Line> lines(Collection<Long> ids) {
                        return tools.store.lines(ids, now);
                    }

                    @Override
                    public Collection<Line> below(Collection<Long> ids) {
                        return tools.store.below(ids, now);
                    }
                },
                this::redirectedPath,
                now);
    }

    TimetableReport apply() {
        boolean alone = movesPages();
        tools.store.takeTurn(alone);
        load();
        wish.steps().stream().filter(step -> !publishesAlias(step)).forEach(this::take);
        publishAliases();
        timetable.resolve();
        requireStanding();
        requireFreeDraftPlaces();
        timetable.belowItself().forEach(id -> fault(id, "the page would stand below itself"));
        List<Line> changed =
                timetable.touched().stream().filter(Line::isChanged).toList();
        List<Clash> clashes = faults.isEmpty() ? clashes(changed, alone) : List.of();
        Effects.Reading reading = tools.effects.read(changed, present(), contents);
        if (faults.isEmpty() && clashes.isEmpty() && !wish.dryRun()) {
            write(changed);
            reading.tell(actor);
        }
        return new TimetableReport(at, faults, clashes, reading.list(), unseen());
    }

    /** Whether pages other than those named may be concerned. */
    private boolean movesPages() {
        return wish.steps().size() > MOST_ADDRESS_LOCKS
                || wish.steps().stream().anyMatch(step -> !(step instanceof Step.Publish));
    }

    private void load() {
        wish.steps().forEach(step -> entryIds.add(step.entryId()));
        if (!wish.dryRun()) {
            EntryLock.requireOpen(actor, changedByAuthors());
        }
        aliases.putAll(tools.store.aliasesOf(entryIds));
        entryIds.addAll(aliases.keySet());
        tools.store.lock(entryIds);
        timetable.load(entryIds);
        drafts = tools.store.drafts(entryIds);
        tools.store.inTheTrash(entryIds).forEach(this::faultOfTrash);
        if (wish.at() != null && !wish.at().isAfter(now)) {
            throw new Problem.BadRequest("the instant %s is past".formatted(wish.at()));
        }
        at = wish.at() == null
                ? tools.store.notBefore(entryIds, now)
                : wish.at().truncatedTo(ChronoUnit.MICROS);
        timetable.keepUntil(present());
        loadContents();
    }

    /** A page that somebody works on can be made private all the same. */
    private List<Long> changedByAuthors() {
        return wish.steps().stream()
                .filter(step -> !(step instanceof Step.Reconsider))
                .map(Step::entryId)
                .toList();
    }

    private void faultOfTrash(long id) {
        boolean publishes = wish.steps().stream()
                .anyMatch(
                        step -> step.entryId() == id && (step instanceof Step.Publish || step instanceof Step.Restore));
        if (publishes) {
            fault(id, "it is in the trash");
        }
    }

    /** The revisions to publish, with the documents of those that no publication shows yet. */
    private void loadContents() {
        var latest = new ArrayList<Long>();
        var named = new ArrayList<Long>();
        var restored = new LinkedHashSet<Long>();
        for (Step step : wish.steps()) {
            if (step instanceof Step.Publish(long id, @Nullable Long revision)) {
                if (revision != null) {
                    named.add(revision);
                } else if (!isAlias(id)) {
                    latest.add(id);
                }
            } else if (step instanceof Step.Restore restore) {
                restore.stays().forEach(stay -> restored.add(stay.revisionId()));
            }
        }
        if (!latest.isEmpty()) {
            tools.prepareContent.latest(latest, this::faultOfDocument).forEach((entry, content) -> {
                contents.put(content.revision(), content);
                latestOf.put(entry, content.revision());
            });
        }
        if (!named.isEmpty()) {
            tools.store.revisions(named).forEach(this::remember);
        }
        if (!restored.isEmpty()) {
            rowsShowing = tools.store.rowsShowing(restored);
        }
    }

    private void remember(Revised revised) {
        try {
            contents.put(
                    revised.revision(),
                    Content.of(
                            revised.revision(),
                            revised.edition(),
                            tools.types.get(revised.type()),
                            tools.json.readTree(revised.document())));
        } catch (JsonProcessingException | RuntimeException broken) {
            faultOfDocument(revised);
        }
    }

    private void faultOfDocument(Revised revised) {
        fault(revised.entryId(), "its revision " + revised.number() + " cannot be read");
    }

    private boolean isAlias(long entryId) {
        return drafts.containsKey(entryId) && drafts.get(entryId).aliasOf() != null;
    }

    private boolean publishesAlias(Step step) {
        return step instanceof Step.Publish publish && publish.revisionId() == null && isAlias(publish.entryId());
    }

    /** An alias shows what readers see of another page: it waits until it is known what that will be. */
    private void publishAliases() {
        List<Long> published = wish.steps().stream()
                .filter(this::publishesAlias)
                .map(Step::entryId)
                .toList();
        timetable.load(
                published.stream().map(alias -> drafts.get(alias).aliasOf()).toList());
        for (long alias : published) {
            Spans.at(timetable.get(drafts.get(alias).aliasOf()).wanted(), at)
                    .map(Span::revision)
                    .ifPresentOrElse(
                            revision -> latestOf.put(alias, revision),
                            () -> fault(alias, "the page that it shows is not live then"));
        }
        List<Long> unknown = published.stream()
                .map(latestOf::get)
                .filter(revision -> revision != null && !contents.containsKey(revision))
                .toList();
        if (!unknown.isEmpty()) {
            tools.store.revisions(unknown).forEach(this::remember);
        }
        published.forEach(alias -> publish(new Step.Publish(alias, null)));
    }

    private void take(Step step) {
        switch (step) {
            case Step.Publish publish -> publish(publish);
            case Step.Unpublish(long id) -> withAliases(id, line -> line.want(Spans.end(line.wanted(), at)));
            case Step.Expire(long id) -> withAliases(id, line -> line.want(Spans.expire(line.wanted(), at)));
            case Step.Move(long id, Place to) -> {
                Line line = timetable.get(id);
                line.want(Spans.move(line.wanted(), at, to));
            }
            case Step.Restore restore -> restore(restore);
            case Step.Cancel(long id) -> withAliases(id, this::cancel);
            case Step.Reschedule(long id, Instant to) -> withAliases(id, line -> reschedule(line, to));
            case Step.Reconsider(long id) -> timetable.get(id).touch();
        }
    }

    private void withAliases(long id, java.util.function.Consumer<Line> work) {
        work.accept(timetable.get(id));
        aliases.forEach((alias, source) -> {
            if (source == id) {
                work.accept(timetable.get(alias));
            }
        });
    }

    private void publish(Step.Publish step) {
        Long revision = step.revisionId() == null ? latestOf.get(step.entryId()) : step.revisionId();
        if (revision == null || !contents.containsKey(revision)) {
            if (!faults.containsKey(step.entryId())) {
                fault(step.entryId(), "there is nothing to publish");
            }
            return;
        }
        contents.get(revision).faults().forEach(fault -> fault(step.entryId(), fault));
        publish(timetable.get(step.entryId()), revision);
        published.add(step.entryId());
        aliases.forEach((alias, source) -> {
            if (source == step.entryId()
                    && Spans.at(timetable.get(alias).wanted(), at).isPresent()) {
                publish(timetable.get(alias), revision);
            }
        });
    }

    /** What stands keeps its place: only a move changes it. */
    private void publish(Line line, long revision) {
        Place place = Spans.at(line.wanted(), at).map(Span::place).orElseGet(() -> Optional.ofNullable(
                        drafts.get(line.entryId))
                .map(Draft::place)
                .orElse(null));
        line.want(Spans.publish(line.wanted(), at, revision, place));
    }

    private void restore(Step.Restore step) {
        Line line = timetable.get(step.entryId());
        var spans = new ArrayList<>(Spans.end(line.wanted(), at));
        for (Stay stay : Stay.since(step.stays(), at)) {
            Shown shown = rowsShowing.get(stay.revisionId());
            if (shown == null) {
                fault(step.entryId(), "what stood before was removed for good");
                return;
            }
            spans.add(new Span(stay.from(), stay.until(), stay.revisionId(), stay.place(), null, false, shown.row()));
        }
        line.want(spans);
    }

    private void cancel(Line line) {
        boolean ended = Spans.at(line.wanted(), at).isEmpty();
        line.want(Spans.cancel(line.wanted(), at));
        if (ended && line.kind == EntryKind.PAGE) {
            timetable.keepBelow(line.entryId, at);
        }
    }

    private void reschedule(Line line, Instant to) {
        if (!to.isAfter(now)) {
            throw new Problem.BadRequest("the instant %s is past".formatted(to));
        }
        Spans.reschedule(line.wanted(), at, to.truncatedTo(ChronoUnit.MICROS))
                .ifPresentOrElse(
                        line::want,
                        () -> fault(line.entryId, "nothing is planned for then, or something else lies in between"));
    }

    /** What was to be published, or moved, must stand: that it would vanish in silence is never what was meant. */
    private void requireStanding() {
        for (Step step : wish.steps()) {
            Line line = timetable.get(step.entryId());
            boolean wanted = Spans.at(line.wanted(), at).isPresent();
            boolean stands = line.resolvedAt(at).isPresent()
                    || faults.containsKey(line.entryId)
                    || timetable.belowItself().contains(line.entryId);
            if (!stands && !wanted && step instanceof Step.Publish) {
                fault(line.entryId, "it would be taken down at the same time");
            } else if (!stands && wanted && publishesOrMoves(step)) {
                fault(line.entryId, "the page above is not live then");
            }
        }
    }

    private static boolean publishesOrMoves(Step step) {
        return step instanceof Step.Publish || step instanceof Step.Move;
    }

    /** Pages that are moved, or whose move is called off, must find their names free in the tree of drafts. */
    private void requireFreeDraftPlaces() {
        tools.store.takenInDrafts(draftPlaces()).forEach(id -> fault(id, "another page has its name at that place"));
    }

    /** In the tree of drafts a page stands where readers will find it in the end. */
    private Map<Long, Place> draftPlaces() {
        Map<Long, Place> places = new LinkedHashMap<>();
        for (Step step : wish.steps()) {
            List<Span> spans = timetable.get(step.entryId()).resolved();
            Place last = spans.isEmpty() ? null : spans.getLast().place();
            if (step instanceof Step.Restore restore) {
                if (restore.draft() != null) {
                    places.put(restore.entryId(), restore.draft());
                }
            } else if (step instanceof Step.Move(long id, Place to)
                    && (last == null || !spans.getLast().endsAfter(at))) {
                places.put(id, to);
            } else if (last != null && movesDraft(step)) {
                places.put(step.entryId(), last);
            }
        }
        return places;
    }

    private static boolean movesDraft(Step step) {
        return step instanceof Step.Move || step instanceof Step.Cancel;
    }

    private void fault(long id, String message) {
        fault(id, new Fault(List.of(), message));
    }

    private void fault(long id, Fault fault) {
        faults.computeIfAbsent(id, unknown -> new ArrayList<>()).add(fault);
    }

    private String redirectedPath(long revision) {
        Content content = contents.get(revision);
        if (content != null) {
            return content.redirectedPath();
        }
        if (rowsShowing.containsKey(revision)) {
            return rowsShowing.get(revision).path();
        }
        return timetable.touched().stream()
                .flatMap(line -> line.storedShowing(revision).stream())
                .map(Span::path)
                .findFirst()
                .orElseThrow();
    }

    private List<Clash> clashes(List<Line> changed, boolean alone) {
        var claims = AddressClaims.of(changed);
        var clashes = new ArrayList<>(claims.amongThemselves());
        if (!alone) {
            tools.store.lockAddresses(claims.addresses());
        }
        List<Long> changing = changed.stream().map(line -> line.entryId).toList();
        tools.store
                .clashes(claims.list(), changing)
                .forEach(clash -> clashes.add(new Clash(claims.claimant(clash.path()), clash.path(), clash.entryId())));
        return clashes;
    }

    private void write(List<Line> changed) {
        tools.writer.write(changed, new TimetableWriter.Occasion(present(), actor.name(), wish.releaseId()), contents);
        tools.store.seal(entryIds);
        tools.store.moveDrafts(draftPlaces());
    }

    /** What begins or ends up to then is told by the change itself. */
    private Instant present() {
        return wish.at() == null ? at : now;
    }

    /** What the published documents name although nobody gets to see it. */
    private List<Unseen> unseen() {
        var named = new LinkedHashSet<Long>();
        for (long id : published) {
            timetable
                    .get(id)
                    .resolvedAt(at)
                    .map(span -> contents.get(span.revision()))
                    .ifPresent(content -> named.addAll(content.refs()));
        }
        named.removeAll(published);
        return named.isEmpty() ? List.of() : tools.store.unseen(named, at);
    }
}
