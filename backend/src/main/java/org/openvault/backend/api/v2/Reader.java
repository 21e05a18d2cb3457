package org.openvault.backend.api.v2;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.site.SiteAddress;

/** Opens what one request of the v2 API reads from. */
@ApplicationScoped
public class Reader {

    @Inject
    Snapshots snapshots;

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    public V2 open() {
        return new V2(snapshots.open(), types, siteAddress.url());
    }
}
