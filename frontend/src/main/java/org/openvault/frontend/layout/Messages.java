package org.openvault.frontend.layout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openvault.frontend.asset.UnavailableStyle;
import org.openvault.frontend.content.Hint;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.seo.Meta;

@ApplicationScoped
public class Messages {
    /** What the page that needs nothing may do: look as it does. */
    public static final String UNAVAILABLE_POLICY = "default-src 'none'; style-src '" + UnavailableStyle.hash()
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    @CheckedTemplate(basePath = "layout")
    static final class Templates {
        static native TemplateInstance message(Shell shell, Message message, List<Hint> hints);

        static native TemplateInstance unavailable(Message message, String style);
    }

    private final Shells shells;

    Messages(Shells shells) {
        this.shells = shells;
    }

    /**
     * A whole page; {@link Site#UNKNOWN} makes it without the backend's menus.
     *
     * @param hints pages that the reader may have meant
     */
    public String page(int status, Site site, String path, List<Hint> hints) {
        return page(Message.of(status), site, path, hints);
    }

    /** Without what the site says of itself. */
    public String page(int status) {
        return page(Message.of(status));
    }

    public String page(Message message) {
        return page(message, Site.UNKNOWN, "", List.of());
    }

    private String page(Message message, Site site, String path, List<Hint> hints) {
        Meta meta = Meta.unlisted(message.title() + " · " + site.name());
        return Templates.message(shells.of(meta, site, path), message, hints).render();
    }

    /** For when nothing can be had: no style sheet, no script, no picture, no menu. */
    public String unavailable() {
        return Templates.unavailable(Message.of(503), UnavailableStyle.TEXT).render();
    }
}
