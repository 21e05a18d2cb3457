package org.openvault.backend.openvault.api;

import static org.openvault.backend.api.openapi.Schema.always;
import static org.openvault.backend.api.openapi.Schema.flag;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;
import static org.openvault.backend.api.openapi.Schema.whole;

import jakarta.inject.Singleton;
import java.util.List;
import org.openvault.backend.api.openapi.ApiDescription;
import org.openvault.backend.api.openapi.ApiDocument;
import org.openvault.backend.api.openapi.LiveSchemas;
import org.openvault.backend.api.openapi.Schema;
import org.openvault.backend.api.openapi.V2Description;
import org.openvault.backend.api.openapi.V2Shapes;
import org.openvault.backend.api.v2.Endpoint;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.openvault.OpenVaultExtension;

/** The endpoints that the present site's clients have besides Wagtail's own. */
@Singleton
class OpenVaultDescription implements ApiDescription {

    @Override
    public void describe(ApiDocument api) {
        Schema pixels = whole(1, Integer.MAX_VALUE).orNull();
        api.schema(
                "OvImage",
                object().has("url", text())
                        .has("full_url", text())
                        .has("width", pixels)
                        .has("height", pixels)
                        .has("alt", text()));
        exhibits(api);
        collections(api);
        Schema author = V2Shapes.entry(always(OpenVaultExtension.AUTHOR)).and(person());
        api.schema(OpenVaultExtension.AUTHOR + ".V2", author);
        endpoint(api, AuthorShape.ENDPOINT_OF, author);
    }

    private static void endpoint(ApiDocument api, Endpoint endpoint, Schema item) {
        V2Description.endpoint(
                api,
                endpoint.name(),
                endpoint.kind(),
                List.of(type(api, endpoint.type())),
                item,
                ref(endpoint.type() + ".V2"));
    }

    private static ContentType type(ApiDocument api, String name) {
        return api.types().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Schema person() {
        return object().has("name", text()).has("image", image()).has("bio", V2Shapes.richText());
    }

    private static void exhibits(ApiDocument api) {
        Schema orderable = object().has("type", always("authors.AuthorsOrderable"));
        Schema author = object().has("id", id())
                .has("meta", orderable)
                .has("author_id", id())
                .and(person());
        Schema shown = object().has("cover_image", image())
                .has("cover_thumb", image())
                .has("hero_image", image())
                .has("hero_thumb", image())
                .has("authors", list(author));
        Schema type = always(OpenVaultExtension.EXHIBIT);
        Schema item = V2Shapes.page(
                        V2Shapes.meta(type).has("last_published_at", instant()).has("featured", flag()))
                .and(shown);
        api.schema("OvExhibit", item);
        api.schema(
                OpenVaultExtension.EXHIBIT + ".V2",
                V2Shapes.page(V2Shapes.pageMeta(type).has("featured", flag()))
                        .and(shown)
                        .has("body", field(api, OpenVaultExtension.EXHIBIT, "body"))
                        .has("footnotes", list(footnote()))
                        .has("other_exhibits", list(otherExhibit())));
        endpoint(api, ExhibitShape.ENDPOINT_OF, ref("OvExhibit"));
    }

    private static Schema footnote() {
        return object().has("id", id()).has("uuid", LiveSchemas.uuid()).has("text", V2Shapes.richText());
    }

    private static Schema otherExhibit() {
        return object().has("exhibit_id", id()).has("title", text()).has("cover_image", image());
    }

    private static void collections(ApiDocument api) {
        Schema shown = object().has("introduction", V2Shapes.richText())
                .has("cover_image", image())
                .has("hero_image", image());
        Schema type = always(OpenVaultExtension.COLLECTION);
        api.schema(
                "OvCollection",
                V2Shapes.page(V2Shapes.meta(type).has("last_published_at", instant()))
                        .and(shown));
        api.schema(
                OpenVaultExtension.COLLECTION + ".V2",
                V2Shapes.page(V2Shapes.pageMeta(type).has("featured", flag()))
                        .and(shown)
                        .has("hero_thumb", image())
                        .has("content", field(api, OpenVaultExtension.COLLECTION, "content")));
        endpoint(api, CollectionShape.ENDPOINT_OF, ref("OvCollection"));
    }

    private static Schema image() {
        return ref("OvImage").orNull();
    }

    private static Schema field(ApiDocument api, String type, String name) {
        return LiveSchemas.ofV2(api).field(type(api, type), name);
    }
}
