package org.openvault.frontend.cache;

/**
 * What a stored page is found by. {@code parameters} holds only those that the page declares, in one order and spelling, so
 * that strangers cannot fill the cache with copies of one page.
 */
public record CacheKey(String host, String path, String parameters) {
    public String target() {
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }
}
