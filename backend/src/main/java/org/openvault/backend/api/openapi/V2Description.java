package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.always;
import static org.openvault.backend.api.openapi.Schema.count;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.natural;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import org.openvault.backend.api.v2.TypeShape;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;

/** Version 2, for reading alone: what today's clients know. A type for which a module has a shape is described by the module. */
@Singleton
public class V2Description implements ApiDescription {

    @Inject
    @Any
    Instance<TypeShape> modules;

    @Override
    public void describe(ApiDocument api) {
        api.tag("v2", "Version 2: read only, public, in the shapes that today's clients know");
        parameters(api);
        V2Shapes.describe(api);
        var details = new ArrayList<Schema>();
        for (ContentType type : types(api, EntryKind.PAGE)) {
            details.add(hasShape(type) ? ref(type.name() + ".V2") : api.schema(type.name() + ".V2", page(api, type)));
        }
        api.schema("V2AnyPage", Schema.anyOf(details));
        endpoint(api, "pages", EntryKind.PAGE, types(api, EntryKind.PAGE), ref("V2Page"), ref("V2AnyPage"));
        images(api);
        media(api);
        api.get("/api/v2/health/", "v2.health")
                .says("Whether the API can answer")
                .forAnybody()
                .answers(
                        200,
                        object().has("status", text()).has("version", text()).has("sequence", count()));
    }

    private static void parameters(ApiDocument api) {
        api.parameter("query.limit.v2", natural().otherwise(20), "How many at most; 20 where no more are allowed");
        api.parameter("query.offset.v2", natural().otherwise(0), "How many to pass over");
        api.parameter("query.html_path", text(), "The address, with slashes around it or without");
        api.parameter("query.id", text(), "The id");
    }

    private boolean hasShape(ContentType type) {
        return modules.stream().anyMatch(shape -> shape.type().equals(type.name()));
    }

    private static Collection<ContentType> types(ApiDocument api, EntryKind kind) {
        return api.types().stream().filter(type -> type.kind() == kind).toList();
    }

    private static Schema page(ApiDocument api, ContentType type) {
        return V2Shapes.page(V2Shapes.pageMeta(always(type.name()))).and(V2Shapes.fields(api, type));
    }

    private static void images(ApiDocument api) {
        Schema detail = V2Shapes.media().has("width", LiveSchemas.pixels()).has("height", LiveSchemas.pixels());
        for (ContentType type : types(api, EntryKind.IMAGE)) {
            detail = detail.and(V2Shapes.fields(api, type));
        }
        api.schema("V2ImageDetail", detail);
        endpoint(api, "images", EntryKind.IMAGE, types(api, EntryKind.IMAGE), ref("V2Media"), ref("V2ImageDetail"));
    }

    private static void media(ApiDocument api) {
        endpoint(api, "documents", EntryKind.DOCUMENT, types(api, EntryKind.DOCUMENT), ref("V2Media"), ref("V2Media"));
        Schema redirect = V2Shapes.entry(text()).has("old_path", text()).has("location", text().orNull());
        api.schema("V2Redirect", redirect);
        api.schema("V2RedirectDetail", redirect.has("permanent", flag()));
        endpoint(
                api,
                "redirects",
                EntryKind.REDIRECT,
                types(api, EntryKind.REDIRECT),
                ref("V2Redirect"),
                ref("V2RedirectDetail"));
    }

    /** The list, one of it, and where something is found. */
    public static void endpoint(
            ApiDocument api, String name, EntryKind kind, Collection<ContentType> types, Schema item, Schema detail) {
        String path = "/api/v2/" + name + "/";
        Operation list = read(api.get(path, "v2." + name + ".list"), "limit.v2", "offset.v2")
                .says("Live " + name)
                .answers(
                        200,
                        object().has("meta", object().has("total_count", count()))
                                .has("items", list(ListDescription.orPart(item))));
        ListDescription.ask(api, list, kind, types, false);
        ReadersDescription.cached(list);
        ReadersDescription.cached(read(api.get(path + "{id}/", "v2." + name + ".get"), "fields", "as_of"))
                .says("One of the live " + name)
                .answers(200, ListDescription.orPart(detail));
        read(api.get(path + "find/", "v2." + name + ".find"), "id", "html_path", "site", "fields", "as_of")
                .says("Leads to the one with that id or address")
                .answersElsewhere();
    }

    private static Operation read(Operation operation, String... parameters) {
        return operation
                .forAnybodyOrToken()
                .with(parameters)
                .with("rich_text_format", "_", "format")
                .refused(404);
    }
}
