package org.openvault.backend.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openvault.backend.publishing.SiteMapPart;

/**
 * All pages of a site that anybody may see, for those who want all of them. In parts by the ids of pages: a page never leaves
 * its part, so what happens to a page changes one part, and a part never grows beyond what its ids allow.
 */
public final class SiteMap {

    /** @param lastPublished of the pages that are in it now */
    public record Part(long number, Instant lastPublished) {}

    private static final int LOOKED_AT = 1_000;
    private static final String NEWEST_FIRST = " order by p.first_published_at desc, p.entry_id desc";

    private final Snapshot snapshot;
    private final long siteId;

    public SiteMap(Snapshot snapshot, long siteId) {
        this.snapshot = snapshot;
        this.siteId = siteId;
    }

    /** Those that have a page. One step along the index for each, however many pages there are. */
    public List<Part> parts() {
        Sql first = step("select p.entry_id / 5000 as part, p.last_published_at from %s p where ", "");
        Sql next = step(
                "select p.entry_id / 5000 as part, p.last_published_at from %s p where ",
                " and p.entry_id / 5000 > parts.part");
        Sql all = Sql.joined(
                "",
                List.of(
                        Sql.of("with recursive parts as (("),
                        first,
                        Sql.of(") union all select n.* from parts, lateral ("),
                        next,
                        Sql.of(") n) select part, last_published_at from parts order by part")));
        return snapshot.list(
                all,
                row -> new Part(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()));
    }

    private Sql step(String select, String beyond) {
        return Sql.joined(
                "",
                List.of(
                        snapshot.from(select),
                        Sql.of("p.site_id = ? and p.kind = 'page' and not p.past", siteId),
                        Sql.of(beyond + " order by p.entry_id / 5000, p.last_published_at desc limit 1")));
    }

    /** The pages of a part, smallest id first, from behind one on. */
    public List<Live> pages(long part, long after, int most) {
        return snapshot.list(
                Sql.joined(
                        "",
                        List.of(
                                snapshot.from("select " + Snapshot.COLUMNS.formatted("p") + " from %s p where "),
                                Sql.of(
                                        "p.site_id = ? and p.kind = 'page' and p.entry_id > ? and p.entry_id < ? order by p.entry_id limit ?",
                                        siteId,
                                        Math.max(after, part * SiteMapPart.IDS - 1),
                                        (part + 1) * SiteMapPart.IDS,
                                        most))),
                row -> snapshot.live(row, ""));
    }

    /** The newest of some types, without those that are parts of one of their own type. */
    public List<Live> newest(String locale, List<String> types, int most) {
        List<Sql> parts = types.stream()
                .distinct()
                .flatMap(type -> Stream.of(newest(locale, type, true, most), newest(locale, type, false, most)))
                .toList();
        return snapshot.list(Sql.joined(" union all ", parts), row -> snapshot.live(row, "")).stream()
                .sorted(Comparator.comparing(Live::firstPublishedAt)
                        .thenComparing(Live::entryId)
                        .reversed())
                .limit(most)
                .toList();
    }

    /** Follows the index by which lists show what is featured first, and never far: what is all parts of a whole is passed by. */
    private Sql newest(String locale, String type, boolean featured, int most) {
        Sql wanted = Condition.all(List.of(
                new Condition(Sql.of("p.kind = 'page' and p.type = ?", type)),
                new Condition(Sql.of("p.featured = ?", featured)),
                Condition.onSite(siteId),
                Condition.inLocale(locale)));
        return Sql.joined(
                "",
                List.of(
                        snapshot.from(
                                "(select p.* from (select " + Snapshot.COLUMNS.formatted("p") + " from %s p where "),
                        wanted,
                        Sql.of(NEWEST_FIRST + " limit ?) p where ", LOOKED_AT),
                        Condition.all(List.of(Condition.noPart())),
                        Sql.of(NEWEST_FIRST + " limit ?)", most)));
    }

    /**
     * The pages whose addresses stand nearest to one, before and behind it in the order of addresses, and the nearest page
     * above it.
     */
    public List<Live> nearest(String path, int most) {
        String columns = Snapshot.COLUMNS.formatted("p");
        String where = "p.site_id = ? and p.kind = 'page' and p.url_path ";
        return snapshot.list(
                Sql.joined(
                        "",
                        List.of(
                                snapshot.from("(select " + columns + " from %s p where "),
                                Sql.of(
                                        where + "= any (?) order by length(p.url_path) desc limit 1) union all ",
                                        siteId,
                                        (Object) Snapshot.pathsAbove(path)),
                                snapshot.from("(select " + columns + " from %s p where "),
                                Sql.of(where + "> ? order by p.url_path limit ?) union all ", siteId, path, most),
                                snapshot.from("(select " + columns + " from %s p where "),
                                Sql.of(where + "< ? order by p.url_path desc limit ?)", siteId, path, most))),
                row -> snapshot.live(row, ""));
    }
}
