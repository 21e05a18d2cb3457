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
 * Reads lists in two statements: how long one is, unless that is known, and the part of it. Counted on the way, every row
 * would be read to show the first few.
 */
final class ListQueries {

    private final Snapshot snapshot;
    private final Listing listing;

    ListQueries(Snapshot snapshot, Listing listing) {
        this.snapshot = snapshot;
        this.listing = listing;
    }

    /** Nothing is read of what lies beyond the end. */
    Slice read() {
        Listing.Range range = listing.range();
        if (range.cursor() != null && !listing.order().hasCursor()) {
            throw new Problem.BadRequest("'cursor' does not go with a random order, nor with one by relevance");
        }
        long count = listing.counted() ? count() : Slice.NOT_COUNTED;
        boolean isEmpty = range.limit() == 0 || listing.counted() && range.offset() >= count;
        return isEmpty ? new Slice(count, List.of(), null) : part(count);
    }

    private long count() {
        Sql condition = listing.condition();
        OptionalLong known = snapshot.knownCount(condition);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        long count = snapshot.list(live("select count(*) from %s p where ", condition), row -> row.getLong(1))
                .getFirst();
        snapshot.keepCount(condition, count);
        return count;
    }

    private record Row(Live live, List<String> shown) {}

    /** Whether more follows is seen by one row more. */
    private Slice part(long count) {
        Order order = listing.order();
        int limit = listing.range().limit();
        List<Row> rows = snapshot.list(order.relevance() == null ? ordered() : ranked(), this::row);
        List<Live> items = rows.stream().limit(limit).map(Row::live).toList();
        boolean goesOn = order.hasCursor() && rows.size() > limit;
        return new Slice(count, items, goesOn ? Cursor.after(order, rows.get(limit - 1).shown) : null);
    }

    private Sql ordered() {
        Sql condition = listing.condition();
        String cursor = listing.range().cursor();
        if (cursor != null) {
            condition = Sql.joined(" and ", List.of(condition, Cursor.condition(listing.order(), cursor)));
        }
        return ended(live("select " + columns() + " from %s p where ", condition));
    }

    private Sql ranked() {
        Sql candidates = live("select p.* from %s p where ", listing.condition());
        return ended(candidates.within("select " + columns() + " from (", " limit " + Order.RANKED + ") p"));
    }

    private Sql ended(Sql select) {
        return Sql.joined(
                "",
                List.of(
                        select,
                        listing.order().sql().within(" order by ", ""),
                        Sql.of(
                                " offset ? limit ?",
                                listing.range().offset(),
                                listing.range().limit() + 1)));
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
        return new Row(snapshot.live(row, ""), new ArrayList<>(List.of((String[]) shown.getArray())));
    }
}
