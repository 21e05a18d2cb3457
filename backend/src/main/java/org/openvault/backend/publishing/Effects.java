package org.openvault.backend.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.publishing.TimetableReport.Effect;
import org.openvault.backend.publishing.TimetableReport.State;
import org.openvault.backend.publishing.TouchedTags.Standing;

/** What a change means to readers: told to the change feed, to the audit log, and to whoever asked for it. */
@ApplicationScoped
class Effects {

    /** What differs at one instant; null for nothing that stands. */
    private record Difference(
            Instant at, @Nullable Span before, @Nullable Span after) {}

    @Inject
    ContentTypes types;

    @Inject
    TimetableStore store;

    @Inject
    AuditLog audit;

    @Inject
    ChangeFeed feed;

    @Inject
    ObjectMapper json;

    /** To be read before anything is written: a plan that is dropped takes its row along. */
    Reading read(Collection<Line> changed, Instant present, Map<Long, Content> contents) {
        return new Reading(changed, present, contents);
    }

    /** The effects of one change, with what has to be known to tell of them. */
    final class Reading {

        private final Collection<Line> changed;
        private final Instant present;
        private final Known known;

        private Reading(Collection<Line> changed, Instant present, Map<Long, Content> contents) {
            this.changed = changed;
            this.present = present;
            this.known = new Known(changed, present, contents);
        }

        /** One effect for each line: the first difference, in time, that the change makes. */
        List<Effect> list() {
            var effects = new ArrayList<Effect>();
            for (Line line : changed) {
                differences(line, present).stream().findFirst().ifPresent(first -> {
                    Span any = first.after == null ? first.before : first.after;
                    effects.add(new Effect(
                            line.entryId,
                            line.kind.value(),
                            known.title(any),
                            state(first.before),
                            state(first.after),
                            first.at.isAfter(present),
                            Stay.of(line.stored()),
                            Stay.of(line.resolved())));
                });
            }
            return effects;
        }

        void tell(Actor actor) {
            var records = new ArrayList<AuditLog.Record>();
            Map<Long, List<String>> translations = store.translations(
                    changed.stream().map(line -> line.entryId).toList());
            for (Line line : changed) {
                List<Difference> differences = differences(line, present);
                if (!differences.isEmpty()) {
                    records.add(tell(line, differences, translations.getOrDefault(line.entryId, List.of())));
                }
            }
            audit.recordAll(actor, records);
        }

        private AuditLog.Record tell(Line line, List<Difference> differences, List<String> translations) {
            var touched = new TouchedTags(line.entryId, line.kind, line.siteId, translations);
            differences.forEach(each -> touched.add(known.standing(each.before), known.standing(each.after)));
            Difference first = differences.getFirst();
            String happened = line.kind.value() + "." + verb(line, first, present);
            feed.append(happened, line.entryId, touched.tags());
            return new AuditLog.Record(
                    happened, line.entryId, describe(first.before, first.at), describe(first.after, first.at));
        }
    }

    private static @Nullable State state(@Nullable Span span) {
        return span == null ? null : new State(span.revision(), span.place(), span.path());
    }

    /** Every instant from the present on at which something else stands than would have. */
    private static List<Difference> differences(Line line, Instant present) {
        var edges = new TreeSet<Instant>(List.of(present));
        edges(line.stored(), present, edges);
        edges(line.resolved(), present, edges);
        var differences = new ArrayList<Difference>();
        for (Instant edge : edges) {
            Span before = line.storedAt(edge).orElse(null);
            Span after = line.resolvedAt(edge).orElse(null);
            if (before == null ? after != null : after == null || !before.showsTheSame(after)) {
                differences.add(new Difference(edge, before, after));
            }
        }
        return differences;
    }

    private static void edges(List<Span> spans, Instant present, Collection<Instant> edges) {
        for (Span span : spans) {
            if (span.from().isAfter(present)) {
                edges.add(span.from());
            }
            if (span.until() != null && span.until().isAfter(present)) {
                edges.add(span.until());
            }
        }
    }

    private static String verb(Line line, Difference first, Instant present) {
        if (first.at.isAfter(present)) {
            return changesAt(line.resolved(), first.at) ? "scheduled" : "cancelled";
        }
        if (first.before == null) {
            return "published";
        }
        if (first.after == null) {
            return "unpublished";
        }
        if (first.before.closed() != first.after.closed()) {
            return first.after.closed() ? "unpublished" : "published"; // which it is to all but a few
        }
        return first.before.revision() == first.after.revision() ? "moved" : "published";
    }

    private static boolean changesAt(List<Span> spans, Instant at) {
        return spans.stream().anyMatch(span -> at.equals(span.from()) || at.equals(span.until()));
    }

    private @Nullable String describe(@Nullable Span span, Instant at) {
        if (span == null) {
            return null;
        }
        return json.createObjectNode()
                .put("revision", span.revision())
                .put("path", span.path())
                .put("at", at.toString())
                .put("until", span.until() == null ? null : span.until().toString())
                .toString();
    }

    /** What lists know of the revisions before and after, read in one statement. */
    private final class Known {

        private final Map<Long, Content> contents;
        private final Map<Long, TimetableStore.Summary> summaries;
        private final Map<Long, JsonNode> parsed = new HashMap<>();

        Known(Collection<Line> changed, Instant present, Map<Long, Content> contents) {
            this.contents = contents;
            var revisions = new LinkedHashSet<Long>();
            for (Line line : changed) {
                for (Difference difference : differences(line, present)) {
                    Optional.ofNullable(difference.before).map(Span::revision).ifPresent(revisions::add);
                    Optional.ofNullable(difference.after).map(Span::revision).ifPresent(revisions::add);
                }
            }
            revisions.removeAll(contents.keySet());
            summaries = store.summaries(revisions);
        }

        String title(@Nullable Span span) {
            if (span == null) {
                return "";
            }
            Content content = contents.get(span.revision());
            return content != null
                    ? content.title()
                    : summaries.get(span.revision()).title();
        }

        @Nullable
        Standing standing(@Nullable Span span) {
            if (span == null) {
                return null;
            }
            Content content = contents.get(span.revision());
            return content != null
                    ? new Standing(span, types.get(content.type()), content.summary())
                    : new Standing(
                            span,
                            types.get(summaries.get(span.revision()).type()),
                            parsed.computeIfAbsent(span.revision(), this::parse));
        }

        private JsonNode parse(long revision) {
            try {
                return json.readTree(summaries.get(revision).json());
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("jsonb that is no JSON", impossible);
            }
        }
    }
}
