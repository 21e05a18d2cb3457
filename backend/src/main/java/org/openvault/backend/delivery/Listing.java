package org.openvault.backend.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;

/**
 * A list of live entries of one kind, as it is asked for.
 *
 * @param types of which the entries are; all of the kind when empty
 * @param order also tells where a cursor goes on
 */
public record Listing(
        EntryKind kind, List<String> types, List<Condition> conditions, Order order, Range range, boolean counted) {

    /** Which part of it: from an offset, or from where a cursor says. */
    public record Range(long offset, int limit, @Nullable String cursor) {}

    public Listing {
        types = List.copyOf(types);
        conditions = List.copyOf(conditions);
    }

    public static Listing of(EntryKind kind, Collection<String> types, Order order, Range range) {
        return new Listing(kind, List.copyOf(types), List.of(), order, range, true);
    }

    public Listing where(Condition... more) {
        var all = new ArrayList<>(conditions);
        all.addAll(List.of(more));
        return new Listing(kind, types, all, order, range, counted);
    }

    public Listing ofTypes(Collection<String> names) {
        return new Listing(kind, List.copyOf(names), conditions, order, range, counted);
    }

    public Listing uncounted() {
        return new Listing(kind, types, conditions, order, range, false);
    }

    /** What the database is asked. The kind alone where all its types are wanted, one type alone where it says the kind too. */
    Sql condition() {
        var all = new ArrayList<Condition>();
        all.add(new Condition(Sql.of("p.kind = '" + kind.value() + "'"))); // not bound: indexes are for one kind
        if (types.size() == 1) {
            all.add(new Condition(Sql.of("p.type = ?", types.getFirst())));
        } else if (!types.isEmpty()) {
            all.add(new Condition(Sql.of("p.type = any (?)", (Object) types.toArray(String[]::new))));
        }
        if (order.equals(Order.TREE)) {
            all.add(new Condition(Sql.of("p.url_path is not null"))); // which the index of addresses asks for
        }
        all.addAll(conditions);
        return Condition.all(all);
    }
}
