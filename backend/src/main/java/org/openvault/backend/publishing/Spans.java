package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to the spans of one entry: they are in order, never overlap, and each method gives a new list. What begins
 * later by plan survives whatever is done before it, unless the method says otherwise.
 */
final class Spans {

    private Spans() {}

    static Optional<Span> at(List<Span> spans, Instant at) {
        return spans.stream().filter(span -> span.covers(at)).findFirst();
    }

    /** What stands at the instant is replaced for as long as it would have stood; into a gap the revision comes until the next span. */
    static List<Span> publish(List<Span> spans, Instant at, long revision, @Nullable Place place) {
        List<Span> result = split(spans, at);
        int standing = indexAt(result, at);
        if (standing < 0) {
            Instant next = result.stream()
                    .map(Span::from)
                    .filter(at::isBefore)
                    .findFirst()
                    .orElse(null);
            result.add(insertionPoint(result, at), Span.of(at, next, revision, place));
            return joinedByPlace(result);
        }
        for (int index = standing, end = runEnd(result, standing); index < end; index++) {
            result.set(index, result.get(index).showing(revision, 0));
        }
        return joinedByPlace(result);
    }

    /** Nothing stands from the instant on; plans for later are dropped too. */
    static List<Span> end(List<Span> spans, Instant at) {
        List<Span> result = split(spans, at);
        result.removeIf(span -> !span.from().isBefore(at));
        return result;
    }

    /** What stands at the instant goes; what is planned to replace it later comes as planned. */
    static List<Span> expire(List<Span> spans, Instant at) {
        List<Span> result = split(spans, at);
        int standing = indexAt(result, at);
        if (standing >= 0) {
            result.subList(standing, runEnd(result, standing)).clear();
        }
        return result;
    }

    /** From the instant on the place of then is exchanged, up to the next planned move. */
    static List<Span> move(List<Span> spans, Instant at, Place to) {
        List<Span> result = split(spans, at);
        int first = 0;
        while (first < result.size() && result.get(first).from().isBefore(at)) {
            first++;
        }
        if (first < result.size()) {
            Place former = result.get(first).place();
            for (int i = first;
                    i < result.size() && Objects.equals(result.get(i).place(), former);
                    i++) {
                result.set(i, result.get(i).standingAt(to));
            }
        }
        return joinedByPlace(result);
    }

    /** Whatever was to happen at exactly that instant does not: a revision, a move, a beginning or an end. */
    static List<Span> cancel(List<Span> spans, Instant at) {
        var result = new ArrayList<>(spans);
        int begins = indexOf(result, at, true);
        int ends = indexOf(result, at, false);
        if (begins >= 0 && ends >= 0) {
            keepOn(result, ends, begins);
        } else if (begins >= 0) {
            result.subList(begins, runEnd(result, begins)).clear();
        } else if (ends >= 0) {
            result.set(
                    ends,
                    result.get(ends)
                            .ending(
                                    ends + 1 < result.size()
                                            ? result.get(ends + 1).from()
                                            : null));
        }
        return joinedByPlace(result);
    }

    /** Lets what one span shows, and where, go on in those that would have changed it. */
    private static void keepOn(List<Span> spans, int before, int after) {
        Span kept = spans.get(before);
        Span changed = spans.get(after);
        if (kept.revision() != changed.revision()) {
            for (int i = after, end = runEnd(spans, after); i < end; i++) {
                spans.set(i, spans.get(i).showing(kept.revision(), kept.row()));
            }
        }
        for (int i = after; i < spans.size() && Objects.equals(spans.get(i).place(), changed.place()); i++) {
            spans.set(i, spans.get(i).standingAt(kept.place()));
        }
    }

    /** What was to happen at one instant happens at another; empty when something else stands in between. */
    static Optional<List<Span>> reschedule(List<Span> spans, Instant at, Instant to) {
        int begins = indexOf(spans, at, true);
        int ends = indexOf(spans, at, false);
        if (begins < 0 && ends < 0 || passesAnother(spans, at, to)) {
            return Optional.empty();
        }
        var result = new ArrayList<>(spans);
        if (ends >= 0) {
            result.set(ends, result.get(ends).ending(to));
        }
        if (begins >= 0) {
            result.set(begins, result.get(begins).beginning(to));
        }
        return Optional.of(result);
    }

    /** Whether any other beginning or end lies between the two instants, or at the second. */
    private static boolean passesAnother(List<Span> spans, Instant at, Instant to) {
        Instant low = at.isBefore(to) ? at : to;
        Instant high = at.isBefore(to) ? to : at;
        return spans.stream()
                .flatMap(
                        span -> java.util.stream.Stream.of(Optional.of(span.from()), Optional.ofNullable(span.until())))
                .flatMap(Optional::stream)
                .anyMatch(edge -> !edge.equals(at) && !edge.isBefore(low) && !edge.isAfter(high));
    }

    /** Neighbours that show readers the same are one. */
    static List<Span> joined(List<Span> spans) {
        return joined(spans, Span::showsTheSame);
    }

    /** Neighbours of one revision at one place are one, even when a page above has another address meanwhile. */
    static List<Span> joinedByPlace(List<Span> spans) {
        return joined(spans, Span::isLike);
    }

    private static List<Span> joined(List<Span> spans, BiPredicate<Span, Span> same) {
        var result = new ArrayList<Span>();
        for (Span span : spans) {
            if (!result.isEmpty() && result.getLast().meets(span) && same.test(result.getLast(), span)) {
                result.set(result.size() - 1, result.getLast().ending(span.until()));
            } else {
                result.add(span);
            }
        }
        return result;
    }

    /** The parts of spans that lie within a stretch of time. */
    static List<Span> within(List<Span> spans, Instant from, @Nullable Instant until) {
        var result = new ArrayList<Span>();
        for (Span span : spans) {
            Instant begin = span.from().isBefore(from) ? from : span.from();
            Instant end =
                    until == null || (span.until() != null && span.until().isBefore(until)) ? span.until() : until;
            if (end == null || begin.isBefore(end)) {
                result.add(span.beginning(begin).ending(end));
            }
        }
        return result;
    }

    private static List<Span> split(List<Span> spans, Instant at) {
        var result = new ArrayList<Span>();
        for (Span span : spans) {
            if (span.from().isBefore(at) && span.endsAfter(at)) {
                result.add(span.ending(at));
                result.add(span.beginning(at));
            } else {
                result.add(span);
            }
        }
        return result;
    }

    /** The index after the last of the spans that follow each other from one on and show its revision. */
    private static int runEnd(List<Span> spans, int first) {
        int end = first + 1;
        while (end < spans.size()
                && spans.get(end - 1).meets(spans.get(end))
                && spans.get(end).revision() == spans.get(first).revision()) {
            end++;
        }
        return end;
    }

    private static int indexAt(List<Span> spans, Instant at) {
        for (int index = 0; index < spans.size(); index++) {
            if (spans.get(index).covers(at)) {
                return index;
            }
        }
        return -1;
    }

    private static int indexOf(List<Span> spans, Instant edge, boolean beginning) {
        for (int index = 0; index < spans.size(); index++) {
            if (edge.equals(
                    beginning ? spans.get(index).from() : spans.get(index).until())) {
                return index;
            }
        }
        return -1;
    }

    private static int insertionPoint(List<Span> spans, Instant at) {
        int index = 0;
        while (index < spans.size() && spans.get(index).from().isBefore(at)) {
            index++;
        }
        return index;
    }
}
