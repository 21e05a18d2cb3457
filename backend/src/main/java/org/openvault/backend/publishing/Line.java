package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;

/** The publications of one entry that are not over: as they are stored, as they are wanted, and where that leads. */
final class Line {

    final long entryId;
    final EntryKind kind;
    final String locale;
    final @Nullable Long siteId;

    private final List<Span> stored = new ArrayList<>();

    private @Nullable List<Span> wanted;
    private List<Span> resolved = List.of();
    private boolean touched;
    private boolean restricted;

    Line(long entryId, EntryKind kind, String locale, @Nullable Long siteId) {
        this.entryId = entryId;
        this.kind = kind;
        this.locale = locale;
        this.siteId = siteId;
    }

    void addStored(Span span) {
        stored.add(span);
        resolved = stored;
    }

    List<Span> stored() {
        return stored;
    }

    List<Span> wanted() {
        if (wanted == null) {
            wanted = Spans.joinedByPlace(stored);
        }
        return wanted;
    }

    List<Span> resolved() {
        return resolved;
    }

    void want(List<Span> spans) {
        wanted = spans;
        touched = true;
    }

    /** To be resolved anew, although nothing of its own changes: something above does. */
    void touch() {
        touched = true;
    }

    boolean isTouched() {
        return touched;
    }

    /** Whether the page itself is not for everybody. */
    boolean isRestricted() {
        return restricted;
    }

    void restrict() {
        restricted = true;
    }

    /** @return whether pages below are concerned: when it stands, or where, is not what it was */
    boolean resolve(List<Span> spans) {
        List<Span> joined = Spans.joined(spans);
        boolean differs = !presence(resolved).equals(presence(joined));
        resolved = joined;
        return differs;
    }

    private record Presence(
            Instant from, @Nullable Instant until, @Nullable String path, boolean closed) {}

    private static List<Presence> presence(List<Span> spans) {
        var result = new ArrayList<Presence>();
        for (Span span : spans) {
            var next = new Presence(span.from(), span.until(), span.path(), span.closed());
            Presence last = result.isEmpty() ? null : result.getLast();
            if (last != null
                    && next.from.equals(last.until)
                    && Objects.equals(last.path, next.path)
                    && last.closed == next.closed) {
                result.set(result.size() - 1, new Presence(last.from, next.until, next.path, next.closed));
            } else {
                result.add(next);
            }
        }
        return result;
    }

    Optional<Span> storedAt(Instant at) {
        return Spans.at(stored, at);
    }

    Optional<Span> resolvedAt(Instant at) {
        return Spans.at(resolved, at);
    }

    /** A publication from which what it shows of a revision can be copied. */
    Optional<Span> storedShowing(long revision) {
        return stored.stream().filter(span -> span.revision() == revision).findFirst();
    }

    boolean isChanged() {
        return touched && !stored.equals(resolved);
    }
}
