package org.openvault.frontend.page;

import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import org.openvault.frontend.layout.SafeHeaders;

/** Those of pages. */
@ApplicationScoped
class PageSecurity implements SafeHeaders {
    @Override
    public void put(HttpServerResponse response) {
        PageHeaders.security(response);
    }
}
