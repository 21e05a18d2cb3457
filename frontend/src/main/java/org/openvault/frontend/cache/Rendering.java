package org.openvault.frontend.cache;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of rendering a page. */
public sealed interface Rendering {
    /**
     * An answer for readers.
     *
     * @param location where a redirect leads, else null
     * @param tags what the answer was made of
     * @param sequence the change sequence that it is at least as new as
     */
    record Rendered(
            int status,
            String contentType,
            String body,
            @Nullable String location,
            Set<String> tags,
            long sequence,
            Duration maxAge)
            implements Rendering {
        public Rendered {
            tags = Set.copyOf(tags);
        }
    }

    /** The question was bad; the answer is not worth keeping. */
    record Rejected(int status) implements Rendering {}

    /** Nothing could be rendered now. */
    record Failed(String reason) implements Rendering {}
}
