package org.openvault.frontend.page;

import jakarta.enterprise.context.ApplicationScoped;
import org.openvault.frontend.content.Resolved;

/** A page as HTML, for those who have it by another way than its address. */
@ApplicationScoped
public class PageHtml {
    private final PageRenderer renderer;

    PageHtml(PageRenderer renderer) {
        this.renderer = renderer;
    }

    /** @param listPage of what the page lists, from 1 */
    public String of(Resolved resolved, int listPage) {
        return renderer.html(resolved, listPage);
    }
}
