package org.openvault.backend.admin.editor;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Comments on pages and snippets. With {@code panel} the answer is the panel alone, for a script that puts it in. */
@Path("/admin")
public class CommentsResource {

    private static final String ID = "/{id:[0-9]{1,18}}";
    private static final String PAGE = "/pages" + ID + "/comments";
    private static final String SNIPPET = "/snippets/{type:[a-z_]+[.][A-Za-z]+}" + ID + "/comments";
    private static final String COMMENT = "/comments" + ID;

    @Inject
    Comments comments;

    @GET
    @Path(PAGE)
    @RunOnVirtualThread
    public Response ofPage(long id) {
        return comments.show("", id);
    }

    @GET
    @Path(SNIPPET)
    @RunOnVirtualThread
    public Response ofSnippet(String type, long id) {
        return comments.show(type, id);
    }

    @POST
    @Path(PAGE)
    @RunOnVirtualThread
    public Response onPage(
            long id,
            @RestForm @Nullable String field,
            @RestForm @Nullable String body,
            @RestForm @Nullable String panel) {
        return comments.add("", id, text(field), text(body), panel != null);
    }

    @POST
    @Path(SNIPPET)
    @RunOnVirtualThread
    public Response onSnippet(
            String type,
            long id,
            @RestForm @Nullable String field,
            @RestForm @Nullable String body,
            @RestForm @Nullable String panel) {
        return comments.add(type, id, text(field), text(body), panel != null);
    }

    @POST
    @Path(COMMENT + "/replies")
    @RunOnVirtualThread
    public Response reply(long id, @RestForm @Nullable String body, @RestForm @Nullable String panel) {
        return comments.reply(id, text(body), panel != null);
    }

    @POST
    @Path(COMMENT)
    @RunOnVirtualThread
    public Response edit(long id, @RestForm @Nullable String body, @RestForm @Nullable String panel) {
        return comments.edit(id, text(body), panel != null);
    }

    @POST
    @Path(COMMENT + "/end")
    @RunOnVirtualThread
    public Response delete(long id, @RestForm @Nullable String panel) {
        return comments.delete(id, panel != null);
    }

    @POST
    @Path(COMMENT + "/resolution")
    @RunOnVirtualThread
    public Response resolve(long id, @RestForm @Nullable String panel) {
        return comments.resolve(id, panel != null);
    }

    @POST
    @Path(COMMENT + "/resolution/end")
    @RunOnVirtualThread
    public Response reopen(long id, @RestForm @Nullable String panel) {
        return comments.reopen(id, panel != null);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
