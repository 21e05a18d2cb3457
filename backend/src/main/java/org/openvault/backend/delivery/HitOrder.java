package org.openvault.backend.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order found pages are shown. */
public enum HitOrder {
    RELEVANCE("%1$s desc, %3$s desc"),
    NEWEST("%2$s desc, %3$s desc"),
    OLDEST("%2$s, %3$s");

    private final String sql;

    HitOrder(String sql) {
        this.sql = sql;
    }

    public static Optional<HitOrder> find(String name) {
        return Arrays.stream(values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String sql(String rank, String published, String entry) {
        return sql.formatted(rank, published, entry);
    }
}
