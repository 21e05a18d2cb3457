package org.openvault.frontend.cache;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;

/**
 * What a stored page is found by. {@code parameters} holds only those that the page declares, in one order and spelling, so
 * that strangers cannot fill the cache with copies of one page.
 */
public record CacheKey(String host, String path, String parameters) {
    /** The value of a declared parameter; empty where it was not given. */
    public String parameter(String name) {
        return new QueryStringDecoder(parameters, false)
                .parameters()
                .getOrDefault(name, List.of(""))
                .getFirst();
    }

    /** The parameter {@code page}, 1 where it was not given. */
    public int page() {
        String page = parameters.isEmpty() ? "" : parameter("page");
        return page.isEmpty() ? 1 : Integer.parseInt(page);
    }

    /** Whether it holds words of the reader's own, so that there is no end of such keys. */
    boolean isFreeText() {
        return !parameters.isEmpty() && !parameters.matches("page=\\d+");
    }

    CacheKey at(String otherHost) {
        return host.equals(otherHost) ? this : new CacheKey(otherHost, path, parameters);
    }

    public String target() {
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }
}
