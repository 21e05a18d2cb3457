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

/** Editing a snippet: the same form. */
@Path("/admin")
public class SnippetEditorResource {

    private static final String ENTRY = "/snippets/{type:[a-z_]+[.][A-Za-z]+}/{id:[0-9]{1,18}}";

    @Inject
    Editor editor;

    @GET
    @Path(ENTRY)
    @RunOnVirtualThread
    public Response form(String type, long id) {
        return editor.form(type, id);
    }

    @POST
    @Path(ENTRY)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response submit(String type, long id, String form) {
        return editor.submit(type, id, form);
    }

    @PUT
    @Path(ENTRY + "/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response autosave(String type, long id, JsonNode body) {
        return editor.autosave(type, id, body);
    }

    @POST
    @Path(ENTRY + "/presence")
    @RunOnVirtualThread
    public Response present(String type, long id, @RestForm @Nullable String window) {
        return editor.present(type, id, window);
    }

    @POST
    @Path(ENTRY + "/presence/end")
    @RunOnVirtualThread
    public void leave(String type, long id, @RestForm @Nullable String window) {
        editor.leave(id, window);
    }

    @POST
    @Path(ENTRY + "/lock")
    @RunOnVirtualThread
    public Response lock(String type, long id, @RestForm @Nullable String note) {
        return editor.lock(type, id, note);
    }

    @POST
    @Path(ENTRY + "/lock/end")
    @RunOnVirtualThread
    public Response unlock(String type, long id) {
        return editor.unlock(type, id);
    }
}
