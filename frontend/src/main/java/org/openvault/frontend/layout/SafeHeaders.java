package org.openvault.frontend.layout;

import io.vertx.core.http.HttpServerResponse;

/** The headers by which every page says what it may do, for routes of their own. */
public interface SafeHeaders {
    void put(HttpServerResponse response);
}
