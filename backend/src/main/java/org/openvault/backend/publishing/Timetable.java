package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;

/**
 * The lines that a change concerns, and the one rule that binds them: a page stands where, and only while, the page above it
 * stands. One entry or ten thousand are worked out alike, in memory; the database is asked once for each level of the tree.
 */
final class Timetable {

    /** Where lines come from. */
    interface Source {
        Collection<Line> lines(Collection<Long> entryIds);

        /** The lines of pages that stand, or will, below any of these. */
        Collection<Line> below(Collection<Long> parentIds);
    }

    private final Map<Long, Line> lines = new LinkedHashMap<>();
    private final Source source;
    private final Function<Long, String> redirectedPath;
    private Instant present;
    private final Set<Long> belowItself = new LinkedHashSet<>();

    /** @param redirectedPath the address that a revision of a redirect is for */
    Timetable(Source source, Function<Long, String> redirectedPath, Instant present) {
        this.present = present;
        this.source = source;
        this.redirectedPath = redirectedPath;
    }

    void load(Collection<Long> entryIds) {
        List<Long> unknown =
                entryIds.stream().filter(id -> !lines.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            source.lines(unknown).forEach(line -> lines.put(line.entryId, line));
        }
    }

    Line get(long entryId) {
        Line line = lines.get(entryId);
        if (line == null) {
            throw new IllegalStateException("the line of entry " + entryId + " was not loaded");
        }
        return line;
    }

    List<Line> touched() {
        return lines.values().stream().filter(Line::isTouched).toList();
    }

    Set<Long> belowItself() {
        return belowItself;
    }

    /** What a page that was to end, or change, at an instant takes along: those below that end with it end later too. */
    void keepBelow(long entryId, Instant at) {
        Collection<Long> level = List.of(entryId);
        while (!level.isEmpty()) {
            var parents = new HashSet<>(level);
            var next = new ArrayList<Long>();
            for (Line line : loadBelow(level)) {
                boolean endsWithIt = line.wanted().stream()
                                .anyMatch(span -> at.equals(span.until()) && parents.contains(parent(span)))
                        && line.wanted().stream().noneMatch(span -> at.equals(span.from()));
                if (endsWithIt) {
                    line.want(Spans.cancel(line.wanted(), at));
                    next.add(line.entryId);
                }
            }
            level = next;
        }
    }

    /** Of a change that happens now by a clock that is behind: its own instant. */
    void keepUntil(Instant instant) {
        present = instant;
    }

    /** Finds the addresses of all that was touched and of everything below it. */
    void resolve() {
        Collection<Line> level = touched();
        while (!level.isEmpty()) {
            loadParents(level);
            var changed = new ArrayList<Long>();
            for (Line line : level) {
                if (line.resolve(places(line)) && line.kind == EntryKind.PAGE) {
                    changed.add(line.entryId);
                }
            }
            level = changed.isEmpty() ? List.of() : loadBelow(changed);
            level.forEach(Line::touch);
        }
    }

    private void loadParents(Collection<Line> children) {
        var parents = new LinkedHashSet<Long>();
        for (Line line : children) {
            line.wanted().stream()
                    .map(Timetable::parent)
                    .filter(id -> id != null)
                    .forEach(parents::add);
        }
        load(parents);
    }

    private Collection<Line> loadBelow(Collection<Long> parentIds) {
        for (Line line : source.below(parentIds)) {
            lines.putIfAbsent(line.entryId, line);
        }
        var parents = new HashSet<>(parentIds);
        return lines.values().stream()
                .filter(line -> line.wanted().stream().anyMatch(span -> parents.contains(parent(span))))
                .toList();
    }

    private static @Nullable Long parent(Span span) {
        return span.place() == null ? null : span.place().parentId();
    }

    private List<Span> places(Line line) {
        return switch (line.kind) {
            case PAGE -> {
                var result = new ArrayList<Span>();
                line.wanted().forEach(span -> result.addAll(placesOf(line, span)));
                yield result;
            }
            case REDIRECT ->
                line.wanted().stream()
                        .map(span -> span.found(redirectedPath.apply(span.revision()), false))
                        .toList();
            case SNIPPET, IMAGE, DOCUMENT -> line.wanted();
        };
    }

    /** What is past stays as it was: the page above may have had other publications then, which are not even loaded. */
    private List<Span> placesOf(Line line, Span span) {
        if (!span.from().isBefore(present)) {
            return standing(line, span, new ArrayDeque<>());
        }
        if (!span.endsAfter(present)) {
            return List.of(span);
        }
        var result = new ArrayList<>(List.of(span.ending(present)));
        result.addAll(standing(line, span.beginning(present), new ArrayDeque<>()));
        return result;
    }

    /** The parts of a span during which the page above stands, with the addresses that follow. */
    private List<Span> standing(Line line, Span span, Deque<Long> below) {
        Place place = span.place();
        if (place == null || place.parentId() == null) {
            return List.of(span.found("/", line.isRestricted()));
        }
        if (below.contains(line.entryId)) {
            belowItself.add(line.entryId);
            return List.of();
        }
        below.push(line.entryId);
        var result = new ArrayList<Span>();
        for (Span above : above(place.parentId(), span, below)) {
            result.add(span.beginning(above.from())
                    .ending(above.until())
                    .found(above.path() + place.slug() + "/", above.closed() || line.isRestricted()));
        }
        below.pop();
        return result;
    }

    private List<Span> above(long parentId, Span span, Deque<Long> below) {
        Line parent = get(parentId);
        if (!parent.isTouched()) {
            return Spans.within(parent.stored(), span.from(), span.until());
        }
        var result = new ArrayList<Span>();
        for (Span part : Spans.within(parent.wanted(), span.from(), span.until())) {
            result.addAll(standing(parent, part, below));
        }
        return result;
    }
}
