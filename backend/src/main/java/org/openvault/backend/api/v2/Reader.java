package org.openvault.backend.api.v2;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.openvault.backend.api.Reading;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.site.SiteAddress;

/** Opens what one request of the v2 API reads from. */
@ApplicationScoped
public class Reader {

    @Inject
    Reading reading;

    @Context
    UriInfo uri;

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    public V2 open() {
        return new V2(reading.open(uri.getQueryParameters().getFirst("as_of")), types, siteAddress.url());
    }
}
