package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.delivery.FieldOutput;
import org.openvault.backend.delivery.Live;

/** One page in full: the keys that all pages have, then its type's fields. */
public final class Details {

    private final V2 v2;
    private final Live page;
    private final JsonNode document;
    private final ContentType type;

    private Details(V2 v2, Live page, JsonNode document) {
        this.v2 = v2;
        this.page = page;
        this.document = document;
        this.type = v2.types().get(page.type());
    }

    public static Details load(V2 v2, Live page, JsonNode document) {
        v2.expansion().add(page);
        Set<Long> named = new LinkedHashSet<>(v2.expansion().namedBy(page.type(), document));
        if (page.parentId() != null) {
            named.add(page.parentId());
        }
        v2.expansion().load(named);
        return new Details(v2, page, document);
    }

    public ObjectNode identity(String endpoint) {
        ObjectNode result = v2.item(page, endpoint);
        ObjectNode meta = (ObjectNode) result.get("meta");
        meta.put("show_in_menus", document.path("show_in_menus").asBoolean())
                .put("seo_title", document.path("seo_title").asText())
                .put("search_description", document.path("search_description").asText())
                .put("last_published_at", page.lastPublishedAt().toString());
        meta.set("alias_of", NullNode.instance);
        meta.set("parent", PagesResource.parent(v2, page));
        return result.put("title", page.title());
    }

    /** The fields of the type in their general shape. */
    public void fields(ObjectNode target) {
        new FieldOutput(v2.types(), v2.expansion(), v2.url()).write(type.fields(), document, target);
        target.remove(List.of("show_in_menus", "seo_title", "search_description"));
    }
}
