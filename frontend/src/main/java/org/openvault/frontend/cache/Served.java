package org.openvault.frontend.cache;

import java.time.Instant;

/** What a reader gets, and how the cache came by it ({@code Cache-Status}, RFC 9211). */
public sealed interface Served {
    /** @param at when it was taken from the cache */
    record Page(StoredPage page, CharSequence cacheStatus, Instant at) implements Served {}

    record Rejected(int status) implements Served {}

    record Unavailable(String cacheStatus) implements Served {}
}
