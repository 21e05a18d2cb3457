package org.openvault.backend.delivery;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.openvault.backend.problem.Problem;

/**
 * Reads a part of a list, and how long the whole is, in one statement; in two where the part is empty. That is counted apart:
 * counted on the way, every row would be read to show the first few.
 */
final class ListQueries {

    private static final OptionalLong NOT_COUNTED = OptionalLong.of(Slice.NOT_COUNTED);

    private static final int MOST_COUNTED = 10_000;

    private final Snapshot snapshot;
    private final Listing listing;

    ListQueries(Snapshot snapshot, Listing listing) {
        this.snapshot = snapshot;
        this.listing = listing;
    }

    Slice read() {
        Listing.Range range = listing.range();
        if (range.cursor() != null && !listing.order().hasCursor()) {
            throw new Problem.BadRequest("'cursor' does not go with a random order, nor with one by relevance");
        }
        OptionalLong known = listing.counted() ? snapshot.knownCount(listing.condition()) : NOT_COUNTED;
        boolean isBeyond = known.isPresent() && listing.counted() && range.offset() >= known.getAsLong();
        List<Row> rows = range.limit() == 0 || isBeyond ? List.of() : rows(known);
        return slice(rows, known.isPresent() ? known.getAsLong() : count(rows));
    }

    /** One row more than is asked for tells whether more follows. */
    private List<Row> rows(OptionalLong known) {
        Sql total = known.isPresent() ? Sql.of("cast(? as bigint)", known.getAsLong()) : total();
        return snapshot.list(listing.order().relevance() == null ? ordered(total) : ranked(total), this::row);
    }

    private long count(List<Row> rows) {
        long count = rows.isEmpty()
                ? snapshot.list(total().within("select ", ""), row -> row.getLong(1))
                        .getFirst()
                : rows.getFirst().total;
        snapshot.keepCount(listing.condition(), count);
        return count;
    }

    private Slice slice(List<Row> rows, long count) {
        int limit = listing.range().limit();
        List<Live> items = rows.stream().limit(limit).map(Row::live).toList();
        boolean goesOn = listing.order().hasCursor() && rows.size() > limit;
        return new Slice(count, items, goesOn ? Cursor.after(listing.order(), rows.get(limit - 1).shown) : null);
    }

    private record Row(Live live, long total, List<String> shown) {}

    /** The words may be in every page, and ranked are only some: there is no need to know how many. */
    private Sql total() {
        return listing.order().relevance() == null
                ? all()
                : live("(select count(*) from (select 1 from %s p where ", listing.condition())
                        .within("", " limit " + MOST_COUNTED + ") c)");
    }

    private Sql all() {
        return live("(select count(*) from %s p where ", listing.condition()).within("", ")");
    }

    private Sql ordered(Sql total) {
        Sql condition = listing.condition();
        String cursor = listing.range().cursor();
        if (cursor != null) {
            condition = Sql.joined(" and ", List.of(condition, Cursor.condition(listing.order(), cursor)));
        }
        return ended(total, live(" from %s p where ", condition));
    }

    private Sql ranked(Sql total) {
        Sql candidates = live("select p.* from %s p where ", listing.condition());
        return ended(total, candidates.within(" from (", " limit " + Order.RANKED + ") p"));
    }

    private Sql ended(Sql total, Sql from) {
        Listing.Range range = listing.range();
        return Sql.joined(
                "",
                List.of(
                        total.within("select " + columns() + ", ", " as total"),
                        from,
                        listing.order().sql().within(" order by ", ""),
                        Sql.of(" offset ? limit ?", range.offset(), range.limit() + 1)));
    }

    private String columns() {
        Stream<String> keys =
                listing.order().keys().stream().map(key -> key.column().shown());
        return Snapshot.COLUMNS.formatted("p") + ", cast(array[" + String.join(", ", keys.toList())
                + "] as text[]) as shown";
    }

    private Sql live(String select, Sql condition) {
        return Sql.joined("", List.of(snapshot.from(select), condition));
    }

    private Row row(ResultSet row) throws SQLException {
        Array shown = row.getArray("shown");
        return new Row(
                snapshot.live(row, ""), row.getLong("total"), new ArrayList<>(List.of((String[]) shown.getArray())));
    }
}
