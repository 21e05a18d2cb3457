package org.openvault.backend.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How long lists are. To count a million pages takes a second, and the number holds until the feed tells of a change or the
 * clock brings one about: so it is kept for exactly that long.
 */
@ApplicationScoped
class Counts {

    private static final int MOST = 1000;

    /** What a number was counted in: it holds in the same one, and as long as nothing comes by the clock. */
    record Moment(long sequence, @Nullable Instant nextChange) {}

    private record Question(String sql, List<Object> values) {

        /** Arrays are equal only to themselves. */
        private Question {
            values = values.stream()
                    .map(value -> value instanceof Object[] array ? (Object) List.of(array) : value)
                    .toList();
        }
    }

    private record Counted(Moment moment, long count) {}

    private final Map<Question, Counted> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Counted> eldest) {
            return size() > MOST;
        }
    });

    OptionalLong find(String sql, List<Object> values, Moment moment) {
        Counted counted = known.get(new Question(sql, values));
        return counted != null && counted.moment.equals(moment) ? OptionalLong.of(counted.count) : OptionalLong.empty();
    }

    void keep(String sql, List<Object> values, Moment moment, long count) {
        known.put(new Question(sql, values), new Counted(moment, count));
    }
}
