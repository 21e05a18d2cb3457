package org.openvault.backend.admin.explorer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a list says of where a page stands, in a word and a colour.
 *
 * @param kind draft, live, changed, scheduled, expiring, locked, private or alias
 * @param at since or from when, where that is told
 * @param who keeps it locked
 */
public record Mark(String kind, @Nullable Instant at, String who) {

    static Mark of(String kind) {
        return new Mark(kind, null, "");
    }

    static Mark at(String kind, Instant at) {
        return new Mark(kind, at, "");
    }

    /** The colour's class in parts.css. */
    public String look() {
        return switch (kind) {
            case "live" -> "live";
            case "draft", "changed" -> "draft";
            case "scheduled" -> "scheduled";
            case "expiring" -> "ended";
            default -> "";
        };
    }
}
