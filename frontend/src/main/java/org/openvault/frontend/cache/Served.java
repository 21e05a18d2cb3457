package org.openvault.frontend.cache;

/** What a reader gets, and how the cache came by it ({@code Cache-Status}, RFC 9211). */
public sealed interface Served {
    record Page(StoredPage page, String cacheStatus) implements Served {}

    record Rejected(int status) implements Served {}

    record Unavailable(String cacheStatus) implements Served {}
}
