package org.openvault.frontend.content;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record does with a value that the backend left out. */
final class Values {
    private Values() {}

    static <T> List<T> copy(@Nullable List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
