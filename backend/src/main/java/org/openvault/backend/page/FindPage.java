package org.openvault.backend.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.site.Site;

/** Finds pages in the tree of drafts of the default site. */
@ApplicationScoped
public class FindPage {

    /** @param path slugs from the root, {@code /exhibits/} */
    public Optional<Long> byPath(String path) {
        Optional<Page> page = root();
        for (String slug : path.split("/")) {
            if (!slug.isEmpty()) {
                page = page.flatMap(parent -> Page.findChild(parent.entryId, slug));
            }
        }
        return page.map(found -> found.entryId);
    }

    private static Optional<Page> root() {
        return Site.findDefault().flatMap(site -> Page.<Page>stream("parentId is null")
                .filter(page -> site.id.equals(Entry.<Entry>findById(page.entryId).siteId))
                .findFirst());
    }
}
