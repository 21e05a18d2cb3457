package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time during which one revision of an entry stands at one place.
 *
 * @param until null for good
 * @param place null for what has no place in a tree
 * @param path the address that follows from the place; null where there is none, or none has been found yet
 * @param closed below a restricted page
 * @param row the publication that it was read from, or one that shows the same revision; 0 for none
 */
record Span(
        Instant from,
        @Nullable Instant until,
        long revision,
        @Nullable Place place,
        @Nullable String path,
        boolean closed,
        long row) {

    Span {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a span must end after it begins: " + from + " to " + until);
        }
    }

    static Span of(Instant from, @Nullable Instant until, long revision, @Nullable Place place) {
        return new Span(from, until, revision, place, null, false, 0);
    }

    boolean covers(Instant at) {
        return !from.isAfter(at) && endsAfter(at);
    }

    boolean endsAfter(Instant at) {
        return until == null || until.isAfter(at);
    }

    /** Nothing lies between this and the next. */
    boolean meets(Span next) {
        return next.from.equals(until);
    }

    boolean isLike(Span other) {
        return revision == other.revision && Objects.equals(place, other.place);
    }

    boolean showsTheSame(Span other) {
        return revision == other.revision
                && closed == other.closed
                && Objects.equals(place, other.place)
                && Objects.equals(path, other.path);
    }

    Span beginning(Instant at) {
        return new Span(at, until, revision, place, path, closed, row);
    }

    Span ending(@Nullable Instant at) {
        return new Span(from, at, revision, place, path, closed, row);
    }

    /** @param shownBy a publication that shows the other revision; 0 for none */
    Span showing(long other, long shownBy) {
        return new Span(from, until, other, place, path, closed, shownBy);
    }

    Span standingAt(@Nullable Place other) {
        return new Span(from, until, revision, other, path, closed, row);
    }

    Span found(@Nullable String address, boolean isClosed) {
        return new Span(from, until, revision, place, address, isClosed, row);
    }
}
