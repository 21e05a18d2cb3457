package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.PreviewHeaders;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.api.v3.PageAnswer.Question;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshots;
import org.openvault.backend.entry.Version;
import org.openvault.backend.preview.CreateInstantLink;
import org.openvault.backend.preview.CreatePreviewLink;
import org.openvault.backend.preview.OpenPreview;
import org.openvault.backend.preview.PreviewedPage;
import org.openvault.backend.site.SiteAddress;

/** Links by which a frontend shows a draft, for a short while, to whoever has them. */
@Idempotent
@Path("/api/v3")
public class PreviewResource {

    @Inject
    ApiActor actor;

    @Inject
    CreatePreviewLink createPreviewLink;

    @Inject
    CreateInstantLink createInstantLink;

    @Inject
    OpenPreview openPreview;

    @Inject
    ResolveResource resolve;

    @Inject
    Snapshots snapshots;

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    /** Of the latest draft, or of {@code version}. */
    @POST
    @Path("/pages/{id:[0-9]{1,18}}/preview_links")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response create(long id, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Version version = json == null
                ? null
                : Body.of(json, "version")
                        .findText("version")
                        .map(Version::parse)
                        .orElse(null);
        var link = createPreviewLink.create(asking, id, version);
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("token", link.token())
                .put("url", "/api/v3/preview/" + link.token())
                .put("version", link.version().toString())
                .put("expires_at", link.expiresAt().toString());
        return created(body);
    }

    /** To the whole site as it stood or will stand at {@code as_of}. */
    @POST
    @Path("/preview_links")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response createOfInstant(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        var link = createInstantLink.create(asking, Body.of(json, "as_of").instant("as_of"));
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("token", link.token())
                .put("url", "/api/v3/preview/" + link.token())
                .put("as_of", link.at().toString())
                .put("expires_at", link.expiresAt().toString());
        return created(body);
    }

    private static Response created(ObjectNode link) {
        return Response.status(201)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(link.toString())
                .build();
    }

    /**
     * The page as {@code resolve} would answer it, were that version live; or what {@code resolve} would have answered at an
     * instant for {@code path} and {@code host}. What it is stands beside it, as {@code preview}.
     */
    @GET
    @Path("/preview/{token}")
    @RunOnVirtualThread
    public Response show(String token, @Context UriInfo uri) {
        Parameters given = Parameters.of(uri, "page", "path", "host");
        int page =
                given.id("page").map(number -> (int) Math.min(number, 10_000)).orElse(1);
        return PreviewHeaders.on(
                switch (openPreview.open(token)) {
                    case OpenPreview.Outcome.Opened(PreviewedPage previewed) -> show(previewed, page);
                    case OpenPreview.Outcome.OpenedInstant(Instant at, Instant end) -> show(at, end, given, page);
                    case OpenPreview.Outcome.Expired() ->
                        refuse(410, "Gone", "this link held for a while that is over");
                    case OpenPreview.Outcome.Unknown() -> refuse(404, "Not found", "there is no such link");
                });
    }

    private Response show(PreviewedPage previewed, int page) {
        try (Snapshot snapshot = snapshots.open()) {
            Snapshot.Found found = previewed.foundIn(snapshot);
            var question = new Question(snapshot, found, types, siteAddress.url(), page);
            Response answer = PageAnswer.of(question, found.entry().orElseThrow());
            var told = JsonNodeFactory.instance
                    .objectNode()
                    .put("kind", "draft")
                    .put("title", previewed.title())
                    .put("path", previewed.path())
                    .put("version", previewed.version().toString())
                    .put("saved_at", previewed.savedAt().toString())
                    .put("expires_at", previewed.expiresAt().toString());
            return with(answer, told);
        }
    }

    private Response show(Instant at, Instant expiresAt, Parameters given, int page) {
        try (Snapshot snapshot = snapshots.open(at, false)) {
            Response answer = resolve.answer(
                    snapshot, given.text("host").orElse(""), given.text("path").orElse("/"), page, null);
            var told = JsonNodeFactory.instance
                    .objectNode()
                    .put("kind", "instant")
                    .put("as_of", at.toString())
                    .put("expires_at", expiresAt.toString());
            return with(answer, told);
        }
    }

    /** The answer is a text that may be long: it is not read for one more member. */
    private static Response with(Response answer, ObjectNode told) {
        String body = (String) answer.getEntity();
        String open = body.substring(0, body.lastIndexOf('}'));
        return Response.fromResponse(answer)
                .entity(open + ",\"preview\":" + told + "}")
                .build();
    }

    private static Response refuse(int status, String title, String detail) {
        return ProblemJson.answer(ProblemJson.body(status, title, detail)).build();
    }
}
