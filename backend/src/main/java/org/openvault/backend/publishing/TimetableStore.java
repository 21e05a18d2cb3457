package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;

/** Reads what a change of the timetable has to know. */
@ApplicationScoped
class TimetableStore {

    private static final long TURN = 0x4f56_5455_524eL;
    private static final int MOST_CLASHES = 20;

    private static final String ROWS = """
            select e.id as entry, e.kind, e.locale, e.site_id, r.page_id is not null as restricted,
                   p.id, p.revision_id, p.parent_id, p.slug, p.position, p.url_path, p.private, p.live_from, p.live_until
            from entry e
            left join publication p on p.entry_id = e.id and not p.past and (p.live_until is null or p.live_until > ?)
            left join page_restriction r on r.page_id = e.id
            """;

    /** What the tree of drafts says of a page. */
    record Draft(Place place, @Nullable Long aliasOf) {}

    record Clash(String path, long entryId) {}

    @Inject
    Sql sql;

    /** Whoever changes where pages stand does so alone; whoever only exchanges what they say, beside others who do so. */
    void takeTurn(boolean alone) {
        sql.list("select pg_advisory_xact_lock%s(?)".formatted(alone ? "" : "_shared"), row -> 0, TURN);
    }

    void lock(Collection<Long> entryIds) {
        sql.list("select id from entry where id = any (?) order by id for update", row -> 0, entryIds);
    }

    Collection<Line> lines(Collection<Long> entryIds, Instant now) {
        return assemble(ROWS + " where e.id = any (?) order by e.id, p.live_from", now, entryIds);
    }

    Collection<Line> below(Collection<Long> parentIds, Instant now) {
        return assemble(ROWS + """
                 where e.id = any (array(select child.entry_id from unnest(?::bigint[]) as above (id)
                                         join publication child on child.parent_id = above.id and child.kind = 'page' and not child.past
                                              and (child.live_until is null or child.live_until > ?)))
                order by e.id, p.live_from
                """, now, parentIds, now);
    }

    private Collection<Line> assemble(String statement, @Nullable Object... values) {
        Map<Long, Line> lines = new LinkedHashMap<>();
        sql.list(
                statement,
                row -> {
                    Line line = lines.computeIfAbsent(row.getLong("entry"), id -> line(id, row));
                    if (row.getObject("id") != null) {
                        line.addStored(span(row, ""));
                    }
                    return line;
                },
                values);
        return lines.values();
    }

    private static Line line(long entryId, ResultSet row) {
        try {
            var line = new Line(
                    entryId,
                    EntryKind.of(row.getString("kind")),
                    row.getString("locale"),
                    row.getObject("site_id", Long.class));
            if (row.getBoolean("restricted")) {
                line.restrict();
            }
            return line;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** @param prefix of the columns, but for the entry's kind */
    static Span span(ResultSet row, String prefix) throws SQLException {
        boolean page = row.getString("kind").equals("page");
        Place place = page
                ? new Place(
                        row.getObject(prefix + "parent_id", Long.class),
                        row.getString(prefix + "slug"),
                        row.getBigDecimal(prefix + "position"))
                : null;
        return new Span(
                Sql.instant(row, prefix + "live_from"),
                Sql.instant(row, prefix + "live_until"),
                row.getLong(prefix + "revision_id"),
                place,
                row.getString(prefix + "url_path"),
                row.getBoolean(prefix + "private"),
                row.getLong(prefix + "id"));
    }

    /**
     * The first instant at which none of the entries has begun or ended by anybody's word yet: another machine's clock may
     * be ahead of ours. Plans do not count.
     */
    Instant notBefore(Collection<Long> entryIds, Instant now) {
        List<Instant> latest = sql.list(
                """
                select greatest(max(live_from) filter (where announced) + interval '1 microsecond',
                                max(live_until) filter (where end_announced)) as latest
                from publication where entry_id = any (?) and not past
                """, row -> Optional.ofNullable(Sql.instant(row, "latest")).orElse(now), entryIds);
        return latest.getFirst().isAfter(now) ? latest.getFirst() : now;
    }

    /** Where pages stand in the tree of drafts. */
    Map<Long, Draft> drafts(Collection<Long> entryIds) {
        Map<Long, Draft> drafts = new LinkedHashMap<>();
        sql.list(
                "select entry_id, parent_id, slug, position, alias_of from page where entry_id = any (?)",
                row -> drafts.put(
                        row.getLong("entry_id"),
                        new Draft(
                                new Place(
                                        row.getObject("parent_id", Long.class),
                                        row.getString("slug"),
                                        row.getBigDecimal("position")),
                                row.getObject("alias_of", Long.class))),
                entryIds);
        return drafts;
    }

    /** Which page shows the content of which: alias and source. */
    Map<Long, Long> aliasesOf(Collection<Long> sourceIds) {
        Map<Long, Long> aliases = new LinkedHashMap<>();
        sql.list(
                "select entry_id, alias_of from page where alias_of = any (?) and not trashed order by entry_id",
                row -> aliases.put(row.getLong(1), row.getLong(2)),
                sourceIds);
        return aliases;
    }

    List<Long> inTheTrash(Collection<Long> entryIds) {
        return sql.list("select entry_id from trash where entry_id = any (?)", row -> row.getLong(1), entryIds);
    }

    /** Publishers of one address take turns, so that the second is told in words; the constraint stands behind this. */
    void lockAddresses(Collection<String> addresses) {
        sql.list(
                "select pg_advisory_xact_lock(hashtextextended(a, 0)) from (select unnest(?::text[]) as a order by 1) as addresses",
                row -> 0,
                addresses);
    }

    record Claim(
            long entryId,
            long siteId,
            String path,
            Instant from,
            @Nullable Instant until) {}

    /** Others that stand, or are planned, at one of these addresses during its time. */
    List<Clash> clashes(List<Claim> claims, Collection<Long> movedEntries) {
        if (claims.isEmpty()) {
            return List.of();
        }
        return sql.list(
                """
                select distinct c.path, p.entry_id
                from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[]) as c (site, path, begins, ends)
                join publication p on p.site_id = c.site and p.url_path = c.path and not p.past
                     and tstzrange(p.live_from, p.live_until) && tstzrange(c.begins, c.ends)
                where p.entry_id <> all (?::bigint[]) limit\s""" + MOST_CLASHES,
                row -> new Clash(row.getString(1), row.getLong(2)),
                claims.stream().map(Claim::siteId).toList(),
                claims.stream().map(Claim::path).toList(),
                claims.stream().map(Claim::from).toList(),
                new ArrayList<>(claims.stream().map(Claim::until).toList()),
                movedEntries);
    }

    /** Of pages that are to stand at places in the tree of drafts, those that would meet another of the same name there. */
    List<Long> takenInDrafts(Map<Long, Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        return sql.list(
                """
                select n.id from unnest(?::bigint[], ?::bigint[], ?::text[]) as n (id, parent_id, slug)
                join page p on p.parent_id = n.parent_id and p.slug = n.slug and p.entry_id <> n.id and not p.trashed
                where p.entry_id <> all (?::bigint[])
                """,
                row -> row.getLong(1),
                places.keySet(),
                parents(places),
                places.values().stream().map(Place::slug).toList(),
                places.keySet());
    }

    void moveDrafts(Map<Long, Place> places) {
        if (!places.isEmpty()) {
            sql.update(
                    """
                    update page p set parent_id = n.parent_id, slug = n.slug, position = n.position
                    from unnest(?::bigint[], ?::bigint[], ?::text[], ?::numeric[]) as n (id, parent_id, slug, position)
                    where p.entry_id = n.id
                    """,
                    places.keySet(),
                    parents(places),
                    places.values().stream().map(Place::slug).toList(),
                    places.values().stream().map(Place::position).toList());
        }
    }

    /** Null for the root of a site. */
    private static List<@Nullable Long> parents(Map<Long, Place> places) {
        var parents = new ArrayList<@Nullable Long>();
        places.values().forEach(place -> parents.add(place.parentId()));
        return parents;
    }

    /** What is published is not written over any more by a run of autosaves. */
    void seal(Collection<Long> entryIds) {
        sql.update("update revision set sealed = true where entry_id = any (?) and not sealed", entryIds);
    }

    record Summary(String type, String title, String json) {}

    /** What lists show of revisions that are, or were, published. */
    Map<Long, Summary> summaries(Collection<Long> revisionIds) {
        Map<Long, Summary> summaries = new LinkedHashMap<>();
        sql.list(
                "select revision_id, type, title, summary from content where revision_id = any (?)",
                row -> summaries.put(row.getLong(1), new Summary(row.getString(2), row.getString(3), row.getString(4))),
                revisionIds);
        return summaries;
    }

    /** A row, perhaps of the past, that shows a revision. */
    record Shown(long row, @Nullable String path) {}

    /** By revision, of those that were not removed for good. */
    Map<Long, Shown> rowsShowing(Collection<Long> revisionIds) {
        Map<Long, Shown> shown = new LinkedHashMap<>();
        sql.list("""
                select distinct on (p.revision_id) p.revision_id, p.id, p.url_path
                from revision r join publication p on p.entry_id = r.entry_id and p.revision_id = r.id
                where r.id = any (?) and not p.erased order by p.revision_id, p.id
                """, row -> shown.put(row.getLong(1), new Shown(row.getLong(2), row.getString(3))), revisionIds);
        return shown;
    }

    /** The tags of each entry's translations: whoever shows one says which others there are. */
    Map<Long, List<String>> translations(Collection<Long> entryIds) {
        Map<Long, List<String>> translations = new LinkedHashMap<>();
        sql.list(
                """
                select me.id, other.kind || ':' || other.id
                from entry me join entry other on other.translation_key = me.translation_key and other.id <> me.id
                where me.id = any (?)
                """,
                row -> translations
                        .computeIfAbsent(row.getLong(1), unknown -> new ArrayList<>())
                        .add(row.getString(2)),
                entryIds);
        return translations;
    }

    record Revised(long entryId, long revision, int edition, int number, String type, String document) {}

    /** The latest revision of each entry. */
    List<Revised> latest(Collection<Long> entryIds) {
        return sql.list("""
                select r.entry_id, r.id, r.edition, r.number, r.type, r.document
                from unnest(?::bigint[]) as wanted (id)
                cross join lateral (select * from revision where entry_id = wanted.id order by number desc limit 1) r
                where r.document is not null
                """, TimetableStore::revised, entryIds);
    }

    List<Revised> revisions(Collection<Long> revisionIds) {
        return sql.list(
                "select entry_id, id, edition, number, type, document from revision where id = any (?) and document is not null",
                TimetableStore::revised,
                revisionIds);
    }

    private static Revised revised(ResultSet row) throws SQLException {
        return new Revised(
                row.getLong(1), row.getLong(2), row.getInt(3), row.getInt(4), row.getString(5), row.getString(6));
    }

    /** Of these entries, those that nobody sees at an instant: id, kind and latest title. */
    List<Unseen> unseen(Collection<Long> entryIds, Instant at) {
        return sql.list("""
                select e.id, e.kind, coalesce(r.document ->> 'title', r.document ->> 'name', '') as title
                from entry e
                left join lateral (select document from revision where entry_id = e.id order by number desc limit 1) r on true
                where e.id = any (?) and not exists (
                    select 1 from publication p where p.entry_id = e.id and not p.past and p.live_from <= ?
                       and (p.live_until is null or p.live_until > ?))
                order by e.id limit 100
                """, row -> new Unseen(row.getLong(1), row.getString(2), row.getString(3)), entryIds, at, at);
    }
}
