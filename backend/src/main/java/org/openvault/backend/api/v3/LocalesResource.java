package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.api.ApiActor;
import org.openvault.backend.api.idempotency.Idempotent;
import org.openvault.backend.locale.CreateLocale;
import org.openvault.backend.locale.DeleteLocale;
import org.openvault.backend.locale.SiteLocale;
import org.openvault.backend.locale.UpdateLocale;
import org.openvault.backend.problem.Problem;

/** The languages in which there is content. Whoever has a token may see them. */
@Idempotent
@Path("/api/v3/locales")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LocalesResource {

    private static final String CODE = "/{code:[A-Za-z0-9-]{1,40}}";

    @Inject
    ApiActor actor;

    @Inject
    CreateLocale createLocale;

    @Inject
    UpdateLocale updateLocale;

    @Inject
    DeleteLocale deleteLocale;

    @GET
    @RunOnVirtualThread
    @Transactional
    public ObjectNode list(@Context UriInfo uri) {
        actor.require();
        Part part = Part.of(uri);
        List<SiteLocale> locales = SiteLocale.<SiteLocale>find("order by code")
                .range(part.offset(), part.offset() + part.limit() - 1)
                .list();
        return Part.list(SiteLocale.count(), locales, LocalesResource::shape);
    }

    @GET
    @Path(CODE)
    @RunOnVirtualThread
    @Transactional
    public ObjectNode get(String code, @Context UriInfo uri) {
        actor.require();
        Parameters.of(uri);
        return shape(find(code));
    }

    @POST
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "code", "name", "fallback");
        SiteLocale made = createLocale.create(asking, body.text("code"), body.text("name"), fallback(json, body));
        return Response.status(201).entity(shape(made)).build();
    }

    /** A {@code fallback} of null is none; what is left out stays as it is. */
    @PATCH
    @Path(CODE)
    @RunOnVirtualThread
    @Transactional
    public ObjectNode update(String code, @Nullable JsonNode json) {
        Actor.Person asking = actor.require();
        Body body = Body.of(json, "name", "fallback");
        SiteLocale locale = find(code);
        return shape(updateLocale.update(
                asking,
                code,
                body.findText("name").orElse(locale.name),
                json.has("fallback") ? fallback(json, body) : locale.fallback));
    }

    private static SiteLocale find(String code) {
        return SiteLocale.<SiteLocale>findByIdOptional(code)
                .orElseThrow(() -> new Problem.NotFound("there is no locale '" + code + "'"));
    }

    @DELETE
    @Path(CODE)
    @RunOnVirtualThread
    public void delete(String code) {
        deleteLocale.delete(actor.require(), code);
    }

    private static ObjectNode shape(SiteLocale locale) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", locale.code)
                .put("name", locale.name)
                .put("fallback", locale.fallback);
    }

    private static @Nullable String fallback(JsonNode json, Body body) {
        return json.path("fallback").isNull() ? null : body.findText("fallback").orElse(null);
    }
}
