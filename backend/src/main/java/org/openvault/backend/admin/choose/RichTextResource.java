package org.openvault.backend.admin.choose;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.openvault.backend.admin.Shell;

/** What {@code <ov-rich-text>} shows around a text: its buttons and dialogs, in the language of whoever writes. */
@Path("/admin/choose/rich-text")
@Produces("text/html; charset=utf-8")
public class RichTextResource {

    @CheckedTemplate(basePath = "admin/choose")
    static class Templates {
        static native TemplateInstance richText();
    }

    @Inject
    Shell shell;

    @GET
    public String parts() {
        return shell.render(Templates.richText());
    }
}
