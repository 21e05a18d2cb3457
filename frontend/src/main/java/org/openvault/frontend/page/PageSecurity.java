package org.openvault.frontend.page;

import io.vertx.core.http.HttpServerResponse;

/** The headers by which a page says what it may do, for routes of their own. */
public final class PageSecurity {
    private PageSecurity() {}

    public static void put(HttpServerResponse response) {
        PageHeaders.security(response);
    }
}
