package org.openvault.backend.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list, and how long the whole of it is.
 *
 * @param count {@link #NOT_COUNTED} when nobody asked for it
 * @param next where the following part begins, as a cursor; null when there is none, or the order has no cursors
 */
public record Slice(long count, List<Live> items, @Nullable String next) {

    public static final long NOT_COUNTED = -1;

    public Slice {
        items = List.copyOf(items);
    }
}
