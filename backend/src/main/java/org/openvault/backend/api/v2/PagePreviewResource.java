package org.openvault.backend.api.v2;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.PreviewHeaders;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.preview.OpenPreview;
import org.openvault.backend.preview.PreviewedPage;
import org.openvault.backend.problem.Problem;

/** A page's draft, for whoever has a link to it, in the way that today's clients know. */
@Path("/api/v2/page_preview")
public class PagePreviewResource {

    @Inject
    OpenPreview openPreview;

    @Inject
    Answers answers;

    /** @param contentType of the page, in whatever case: clients say {@code exhibits.exhibitpage} */
    @GET
    @Path("/")
    @RunOnVirtualThread
    public Response show(
            @RestQuery("content_type") @Nullable String contentType,
            @RestQuery @Nullable String token,
            @Context UriInfo uri) {
        return show(null, contentType, token, uri);
    }

    @GET
    @Path("/{id:[0-9]{1,18}}/")
    @RunOnVirtualThread
    public Response show(
            @Nullable Long id,
            @RestQuery("content_type") @Nullable String contentType,
            @RestQuery @Nullable String token,
            @Context UriInfo uri) {
        var given = QueryParameters.of(uri, "content_type", "token");
        if (contentType == null || token == null) {
            throw new Problem.BadRequest("content_type and token are required");
        }
        return switch (openPreview.open(token)) {
            case OpenPreview.Outcome.Opened(PreviewedPage page)
            when page.type().equalsIgnoreCase(contentType) && (id == null || id == page.id()) ->
                PreviewHeaders.on(answers.preview(given, page::in, page.document()));
            case OpenPreview.Outcome.Opened other -> throw missing();
            case OpenPreview.Outcome.OpenedInstant instant -> throw missing();
            case OpenPreview.Outcome.Expired over -> throw missing();
            case OpenPreview.Outcome.Unknown unknown -> throw missing();
        };
    }

    private static Problem missing() {
        return new Problem.NotFound("there is no such link, or it is over");
    }
}
