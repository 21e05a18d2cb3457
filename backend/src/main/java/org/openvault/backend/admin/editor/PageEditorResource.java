package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Editing a page. */
@Path("/admin")
public class PageEditorResource {

    private static final String ENTRY = "/pages/{id:[0-9]{1,18}}";

    @Inject
    Editor editor;

    @GET
    @Path(ENTRY)
    @RunOnVirtualThread
    public Response form(long id) {
        return editor.form("", id);
    }

    @POST
    @Path(ENTRY)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response submit(long id, String form) {
        return editor.submit("", id, form);
    }

    @PUT
    @Path(ENTRY + "/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response autosave(long id, JsonNode body) {
        return editor.autosave("", id, body);
    }

    @POST
    @Path(ENTRY + "/presence")
    @RunOnVirtualThread
    public Response present(long id, @RestForm @Nullable String window) {
        return editor.present("", id, window);
    }

    @POST
    @Path(ENTRY + "/presence/end")
    @RunOnVirtualThread
    public void leave(long id, @RestForm @Nullable String window) {
        editor.leave(id, window);
    }

    @POST
    @Path(ENTRY + "/lock")
    @RunOnVirtualThread
    public Response lock(long id, @RestForm @Nullable String note) {
        return editor.lock("", id, note);
    }

    @POST
    @Path(ENTRY + "/lock/end")
    @RunOnVirtualThread
    public Response unlock(long id) {
        return editor.unlock("", id);
    }
}
