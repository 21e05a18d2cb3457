package org.openvault.backend.admin;

import io.quarkus.qute.Qute;
import jakarta.inject.Singleton;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jspecify.annotations.Nullable;

/** A screen of tests alone: shows whatever fields a test has put on it, in the frame of the admin, and what they were sent as. */
@Singleton
@Path("/admin/trying")
@Produces("text/html; charset=utf-8")
public class TryingPage {

    private static volatile String fields = "";

    @jakarta.inject.Inject
    Shell shell;

    /** @param html of a form's fields */
    public static void show(String html) {
        fields = html;
    }

    @GET
    public String form() {
        return page("<form method=\"post\">" + fields + "<button type=\"submit\">Save</button></form>");
    }

    @POST
    public String sent(@FormParam("field") @Nullable String field) {
        return page(
                "<output>" + (field == null ? "" : field.replace("&", "&amp;").replace("<", "&lt;")) + "</output>");
    }

    private String page(String content) {
        return shell.render(Qute.engine()
                .parse(
                        "{#include admin/layout title='Trying'}{#head}{#bundle key='editor' /}{/head}<h1>Trying</h1>{content.raw}{/include}")
                .data("content", content));
    }
}
