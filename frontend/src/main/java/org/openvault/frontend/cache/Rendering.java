package org.openvault.frontend.cache;

import java.time.Duration;
import java.time.Instant;
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
     * @param nextChange when something that the answer was made of will change by plan, null where nothing is planned
     * @param goneAt when the page itself will be taken down by plan
     */
    record Rendered(
            int status,
            String contentType,
            String body,
            @Nullable String location,
            Set<String> tags,
            long sequence,
            Duration maxAge,
            @Nullable Instant nextChange,
            @Nullable Instant goneAt)
            implements Rendering {
        public Rendered {
            tags = Set.copyOf(tags);
        }

        /** For which nothing is planned. */
        public Rendered(
                int status,
                String contentType,
                String body,
                @Nullable String location,
                Set<String> tags,
                long sequence,
                Duration maxAge) {
            this(status, contentType, body, location, tags, sequence, maxAge, null, null);
        }

        public Rendered planned(@Nullable Instant change, @Nullable Instant gone) {
            return new Rendered(status, contentType, body, location, tags, sequence, maxAge, change, gone);
        }
    }

    /** The question was bad; the answer is not worth keeping. */
    record Rejected(int status) implements Rendering {}

    /** Nothing could be rendered now. */
    record Failed(String reason) implements Rendering {}
}
