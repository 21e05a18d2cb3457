package org.openvault.backend.api.openapi;

import static org.openvault.backend.api.openapi.Schema.always;
import static org.openvault.backend.api.openapi.Schema.id;
import static org.openvault.backend.api.openapi.Schema.instant;
import static org.openvault.backend.api.openapi.Schema.list;
import static org.openvault.backend.api.openapi.Schema.object;
import static org.openvault.backend.api.openapi.Schema.ref;
import static org.openvault.backend.api.openapi.Schema.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.EntryKind;

/** Pages as {@code resolve} gives them: what every page has stands in {@code meta}. */
final class Resolved {

    private static final List<String> IN_META = List.of("seo_title", "search_description", "show_in_menus");

    private Resolved() {}

    static Schema describe(ApiDocument api) {
        var live = new LiveSchemas(api);
        var pages = new ArrayList<Schema>();
        for (ContentType type : api.types()) {
            if (type.kind() == EntryKind.PAGE) {
                Schema fields = live.fields(type);
                Schema page =
                        object().has("id", id()).has("meta", meta(type, fields)).and(without(IN_META, fields));
                pages.add(api.schema(type.name() + ".Resolved", page));
            }
        }
        return Schema.anyOf(pages);
    }

    private static Schema meta(ContentType type, Schema fields) {
        Schema meta = object().has("type", always(type.name()))
                .has("slug", text())
                .has("url", text())
                .has("html_url", text())
                .has("locale", text())
                .has(
                        "translations",
                        list(object().has("locale", text()).has("url", text()).has("html_url", text())))
                .has("first_published_at", instant())
                .has("last_published_at", instant())
                .has("parent", ref("PageLink").orNull());
        for (String name : IN_META) {
            meta = meta.has(name, new Schema((ObjectNode)
                    fields.json().path("properties").path(name)));
        }
        return meta;
    }

    /** The object without some of its members. */
    public static Schema without(List<String> names, Schema fields) {
        ObjectNode copy = fields.json().deepCopy();
        ((ObjectNode) copy.get("properties")).remove(names);
        var required = copy.putArray("required");
        fields.json().path("required").forEach(name -> {
            if (!names.contains(name.textValue())) {
                required.add(name);
            }
        });
        return new Schema(copy);
    }
}
