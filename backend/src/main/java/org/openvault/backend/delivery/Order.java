package org.openvault.backend.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which order a list is had. Ends with the entry's id, so that no two entries stand at one place.
 *
 * @param name by which a cursor knows it again
 * @param relevance the words by which the best match comes first; null where it is not about words
 */
public record Order(String name, List<Key> keys, @Nullable Relevance relevance) {

    /** Entries are ranked among so many that match: a common word then costs no more than a rare one. */
    static final int RANKED = 2000;

    record Key(Column column, boolean descending) {}

    record Relevance(String words, boolean anyWord) {}

    private static final Key ID_KEY = new Key(Columns.ENTRY, false);

    /** Pages in the order of their addresses, each before what stands below it. */
    public static final Order TREE = new Order(
            "tree",
            List.of(new Key(Columns.SITE, false), new Key(Columns.PATH, false), new Key(Columns.ENTRY, false)),
            null);

    /** The children of one page as editors have put them. */
    public static final Order POSITION = new Order("position", List.of(new Key(Columns.POSITION, false), ID_KEY), null);

    public static final Order ID = new Order("id", List.of(ID_KEY), null);

    public static final Order FEATURED_THEN_NEWEST = new Order(
            "featured",
            List.of(
                    new Key(Columns.FEATURED, true),
                    new Key(Columns.FIRST_PUBLISHED, true),
                    new Key(Columns.ENTRY, true)),
            null);

    public static final Order RANDOM = new Order("random", List.of(), null);

    public static Order byRelevance(String words, boolean anyWord) {
        return new Order("relevance", List.of(ID_KEY), new Relevance(words, anyWord));
    }

    static Order of(String name, List<Key> keys) {
        if (keys.stream().anyMatch(key -> key.column().equals(Columns.ENTRY))) {
            return new Order(name, keys, null);
        }
        var all = new ArrayList<>(keys);
        all.add(new Key(
                Columns.ENTRY, keys.getLast().descending())); // in one direction a pair of keys is one comparison
        return new Order(name, all, null);
    }

    /** Whether one can go on from an entry without counting those before it. */
    public boolean hasCursor() {
        return !keys.isEmpty() && relevance == null;
    }

    Sql sql() {
        if (keys.isEmpty()) {
            return Sql.of("random()");
        }
        Sql columns = Sql.of(String.join(", ", terms().toList()));
        return relevance == null
                ? columns
                : Sql.joined(", ", List.of(rank(relevance).within("ts_rank_cd(p.search, ", ") desc"), columns));
    }

    private static Sql rank(Relevance relevance) {
        return Condition.query(relevance.words, relevance.anyWord);
    }

    private Stream<String> terms() {
        return keys.stream().map(key -> key.column().ordered() + (key.descending() ? " desc" : ""));
    }
}
