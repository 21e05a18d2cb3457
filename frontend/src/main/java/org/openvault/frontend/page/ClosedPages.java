package org.openvault.frontend.page;

import jakarta.enterprise.context.ApplicationScoped;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.layout.Shells;
import org.openvault.frontend.seo.Meta;

/** What stands before a private page: the same for everybody who may not see it. */
@ApplicationScoped
class ClosedPages {
    private final Shells shells;

    ClosedPages(Shells shells) {
        this.shells = shells;
    }

    String html(PrivateView view, Site site) {
        Meta meta = Meta.unlisted(view.title() + " · " + site.name());
        return PageTemplates.closed(shells.of(meta, site, view.path()), view).render();
    }
}
