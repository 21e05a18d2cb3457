package org.openvault.backend.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** What every answer to a link to a draft says, whatever else it says: it is kept nowhere, found by nobody, and told to nobody. */
public final class PreviewHeaders {

    private PreviewHeaders() {}

    public static Response on(Response answer) {
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Robots-Tag", "noindex");
        headers.remove("Cache-Tag");
        headers.remove("ETag");
        return answer;
    }
}
