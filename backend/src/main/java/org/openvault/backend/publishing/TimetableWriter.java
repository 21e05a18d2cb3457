package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stored publications what a timetable wants: a handful of statements, whatever the number of rows. What has begun
 * is only ever given an end; what is yet to begin is a plan, not history, and may be rewritten or dropped.
 */
@ApplicationScoped
class TimetableWriter {

    /** @param present what begins or ends up to then is told by the change itself, what does so later when its time comes */
    record Occasion(Instant present, String by, @Nullable Long releaseId) {}

    /** A new publication. @param copiedFrom a row that shows the same; 0 for none */
    private record Insert(Line line, Span span, long copiedFrom) {}

    private record Rewrite(Line line, Span span, long row) {}

    private record End(long row, @Nullable Instant until) {}

    /** What is to be done to the rows of many lines. */
    private static final class Work {
        final List<Long> drops = new ArrayList<>();
        final List<End> ends = new ArrayList<>();
        final List<Rewrite> rewrites = new ArrayList<>();
        final List<Insert> inserts = new ArrayList<>();

        void add(Line line, Instant begin) {
            var wanted = new ArrayList<>(line.resolved());
            var plans = new ArrayList<Span>();
            for (Span row : line.stored()) {
                Optional<Span> kept = wanted.stream()
                        .filter(span -> span.from().equals(row.from()) && span.showsTheSame(row))
                        .findFirst();
                kept.ifPresent(wanted::remove);
                if (kept.isEmpty()) {
                    requirePlan(line, row, begin);
                    plans.add(row);
                } else if (!java.util.Objects.equals(kept.get().until(), row.until())) {
                    ends.add(new End(row.row(), kept.get().until()));
                }
            }
            for (Span span : wanted) {
                Optional<Span> plan = plans.stream()
                        .filter(row -> row.revision() == span.revision())
                        .findFirst();
                plan.ifPresent(plans::remove);
                plan.ifPresentOrElse(
                        row -> rewrites.add(new Rewrite(line, span, row.row())),
                        () -> inserts.add(new Insert(
                                line,
                                span,
                                line.storedShowing(span.revision())
                                        .map(Span::row)
                                        .orElse(span.row()))));
            }
            plans.forEach(row -> drops.add(row.row()));
        }

        private static void requirePlan(Line line, Span row, Instant begin) {
            if (row.from().isBefore(begin)) {
                throw new IllegalStateException(
                        "publication %d of entry %d has begun and cannot be undone: %s is to become %s"
                                .formatted(row.row(), line.entryId, line.stored(), line.resolved()));
            }
        }
    }

    @Inject
    Sql sql;

    @Inject
    PrepareContent prepareContent;

    /** @param contents of the revisions that no row shows yet */
    void write(Collection<Line> lines, Occasion occasion, Map<Long, Content> contents) {
        var work = new Work();
        lines.forEach(line -> work.add(line, occasion.present));
        sql.update("set constraints all deferred"); // rows may change places with each other on the way
        end(
                work.ends,
                occasion); // first: what has ended is no rival of what begins, so nothing has to be looked at again
        insert(work.inserts, occasion, contents); // before any is dropped, since they take from rows that are there
        rewrite(work.rewrites, occasion);
        if (!work.drops.isEmpty()) {
            sql.update("delete from publication where id = any (?)", work.drops);
        }
        correctFirstPublication(lines, occasion);
    }

    /** What shows the same as another row takes over when that was published first and last. */
    private void insert(List<Insert> inserts, Occasion occasion, Map<Long, Content> contents) {
        if (inserts.isEmpty()) {
            return;
        }
        prepareContent.keep(inserts.stream()
                .filter(insert -> insert.copiedFrom == 0)
                .map(insert -> contents.get(insert.span.revision()))
                .distinct()
                .toList());
        sql.update(
                """
                insert into publication (entry_id, revision_id, kind, type, featured, locale, site_id, first_published_at,
                    last_published_at, parent_id, slug, position, url_path, private, live_from, live_until,
                    announced, end_announced, created_at, created_by, release_id)
                select n.entry_id, n.revision_id, n.kind, c.type, c.featured, n.locale, n.site_id,
                    coalesce(p.first_published_at,
                             (select min(b.first_published_at) from publication b
                              where b.entry_id = n.entry_id and b.live_from < n.live_from and b.live_from <= ?),
                             n.live_from),
                    coalesce(p.last_published_at, n.live_from), n.parent_id, n.slug, n.position, n.url_path, n.private,
                    n.live_from, n.live_until, n.live_from <= ?, n.live_until is null, ?, ?, ?::bigint
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[],
                            ?::bigint[], ?::text[], ?::numeric[], ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[])
                     as n (source, entry_id, revision_id, kind, locale, site_id,
                           parent_id, slug, position, url_path, private, live_from, live_until)
                join content c on c.revision_id = n.revision_id
                left join publication p on p.id = n.source
                """,
                occasion.present,
                occasion.present,
                occasion.present,
                occasion.by,
                occasion.releaseId,
                inserts.stream().map(Insert::copiedFrom).toList(),
                column(inserts, insert -> insert.line.entryId),
                column(inserts, insert -> insert.span.revision()),
                column(inserts, insert -> insert.line.kind.value()),
                column(inserts, insert -> insert.line.locale),
                column(inserts, insert -> insert.line.siteId),
                column(inserts, insert -> parent(insert.span)),
                column(inserts, insert -> slug(insert.line, insert.span)),
                column(inserts, insert -> position(insert.span)),
                column(inserts, insert -> insert.span.path()),
                column(inserts, insert -> insert.span.closed()),
                column(inserts, insert -> insert.span.from()),
                column(inserts, insert -> insert.span.until()));
    }

    private void rewrite(List<Rewrite> rewrites, Occasion occasion) {
        if (rewrites.isEmpty()) {
            return;
        }
        sql.update(
                """
                update publication p set
                    first_published_at = case when p.first_published_at = p.live_from then n.live_from else p.first_published_at end,
                    last_published_at = case when p.last_published_at = p.live_from then n.live_from else p.last_published_at end,
                    parent_id = n.parent_id, slug = n.slug, position = n.position, url_path = n.url_path, private = n.private,
                    live_from = n.live_from, live_until = n.live_until, announced = n.live_from <= ?, end_announced = n.live_until is null
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::numeric[], ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[])
                     as n (id, parent_id, slug, position, url_path, private, live_from, live_until)
                where p.id = n.id
                """,
                occasion.present,
                column(rewrites, Rewrite::row),
                column(rewrites, rewrite -> parent(rewrite.span)),
                column(rewrites, rewrite -> slug(rewrite.line, rewrite.span)),
                column(rewrites, rewrite -> position(rewrite.span)),
                column(rewrites, rewrite -> rewrite.span.path()),
                column(rewrites, rewrite -> rewrite.span.closed()),
                column(rewrites, rewrite -> rewrite.span.from()),
                column(rewrites, rewrite -> rewrite.span.until()));
    }

    /** An end in this very instant is told by whoever ends; a later one by the clock. */
    private void end(List<End> ends, Occasion occasion) {
        if (!ends.isEmpty()) {
            sql.update("""
                    update publication p set live_until = n.live_until, end_announced = n.live_until is null or n.live_until <= ?
                    from unnest(?::bigint[], ?::timestamptz[]) as n (id, live_until) where p.id = n.id
                    """, occasion.present, column(ends, End::row), column(ends, End::until));
        }
    }

    /** What comes earlier than a plan that was to be the first publication takes that from it. */
    private void correctFirstPublication(Collection<Line> lines, Occasion occasion) {
        List<Long> planned = lines.stream()
                .filter(line ->
                        line.stored().stream().anyMatch(span -> span.from().isAfter(occasion.present)))
                .map(line -> line.entryId)
                .toList();
        if (!planned.isEmpty()) {
            sql.update("""
                    update publication p set first_published_at = first.at
                    from (select entry_id, min(first_published_at) as at from publication where entry_id = any (?) group by entry_id) first
                    where p.entry_id = first.entry_id and not p.past and p.first_published_at > first.at
                    """, planned);
        }
    }

    private static @Nullable Long parent(Span span) {
        return span.place() == null ? null : span.place().parentId();
    }

    private static @Nullable String slug(Line line, Span span) {
        return span.place() != null ? span.place().slug() : line.kind.hasAddress() ? "" : null;
    }

    private static @Nullable BigDecimal position(Span span) {
        return span.place() == null ? null : span.place().position();
    }

    /** May hold nulls, which the usual collectors of streams do not take. */
    private static <T> List<@Nullable Object> column(List<T> rows, Function<T, @Nullable Object> value) {
        var column = new ArrayList<@Nullable Object>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }
}
