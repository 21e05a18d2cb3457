package org.openvault.frontend.post;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form that came in was sent by a page of this site. Pages are kept for everybody, so no secret can stand in them;
 * but every browser says where a form was sent from, and no page elsewhere can have it say otherwise.
 */
public final class SameOrigin {
    private SameOrigin() {}

    public static boolean is(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return isHost(origin, request);
        }
        String referer = request.getHeader("Referer");
        return referer == null ? site != null : isHost(referer, request);
    }

    /** The scheme may have been changed by a proxy on the way; name and port are what the reader asked for. */
    private static boolean isHost(String address, HttpServerRequest request) {
        HostAndPort asked = request.authority();
        try {
            URI uri = URI.create(address);
            return asked != null
                    && uri.getHost() != null
                    && uri.getHost()
                            .toLowerCase(Locale.ROOT)
                            .equals(asked.host().toLowerCase(Locale.ROOT))
                    && (uri.getPort() == asked.port() || isUsual(uri.getPort()) && isUsual(asked.port()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUsual(@Nullable Integer port) {
        return port == null || port <= 0 || port == 80 || port == 443;
    }
}
