package org.openvault.frontend.layout;

import jakarta.enterprise.context.ApplicationScoped;
import org.openvault.frontend.asset.Assets;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.seo.Meta;

@ApplicationScoped
public class Shells {
    private final Shell.Links links;

    Shells(Assets assets) {
        this.links = new Shell.Links(
                assets.url("site.css"),
                assets.url("site.js"),
                assets.url("contents.js"),
                assets.url("filter.js"),
                assets.url("consent.js"),
                assets.url("form.js"),
                assets.url("icon.svg"),
                assets.url("serif.woff2"),
                assets.url("archivo.woff2"));
    }

    public Shell of(Meta meta, Site site, String path) {
        return new Shell(meta, site, path, "", links);
    }

    /** @param query what the search box shows */
    public Shell ofSearch(Meta meta, Site site, String path, String query) {
        return new Shell(meta, site, path, query, links);
    }
}
