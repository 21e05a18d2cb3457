package org.openvault.frontend.layout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.seo.Meta;

@ApplicationScoped
public class Messages {
    @CheckedTemplate(basePath = "layout")
    static final class Templates {
        static native TemplateInstance message(Shell shell, Message message);
    }

    private final Shells shells;

    Messages(Shells shells) {
        this.shells = shells;
    }

    /** A whole page; {@link Site#UNKNOWN} makes it without the backend's menus. */
    public String page(int status, Site site, String path) {
        Message message = Message.of(status);
        Meta meta = Meta.unlisted(message.title() + " · " + site.name());
        return Templates.message(shells.of(meta, site, path), message).render();
    }
}
