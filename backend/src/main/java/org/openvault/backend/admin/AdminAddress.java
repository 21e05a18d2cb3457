package org.openvault.backend.admin;

import io.smallrye.config.ConfigMapping;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/** Where browsers find the admin: passkeys are bound to it, and single sign-on comes back to it. */
@ConfigMapping(prefix = "ov.admin")
public interface AdminAddress {

    /** {@code https://admin.example.org} ({@code OV_ADMIN_URL}); where none is given, what the request was sent to. */
    Optional<String> url();

    /** Scheme, host and port, without a slash at the end. */
    default String origin(UriInfo request) {
        URI base = url().filter(given -> !given.isBlank()).map(URI::create).orElseGet(request::getBaseUri);
        return base.resolve("/").toString().replaceAll("/$", "");
    }
}
