package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.Set;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.CacheTags;
import org.openvault.backend.delivery.Expansion;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.delivery.Snapshot.Slice;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Rendition;
import org.openvault.backend.problem.Problem;

/** The shapes that all of today's endpoints share: what Wagtail's API v2 and the present site's clients know. */
public final class V2 implements AutoCloseable {

    private static final int MOST = 20;

    private final Snapshot snapshot;
    private final ContentTypes types;
    private final String url;
    private final CacheTags tags = new CacheTags();
    private final Expansion expansion;

    public V2(Snapshot snapshot, ContentTypes types, String url) {
        this.snapshot = snapshot;
        this.types = types;
        this.url = url;
        this.expansion = new Expansion(types, snapshot, tags);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Expansion expansion() {
        return expansion;
    }

    public ContentTypes types() {
        return types;
    }

    public String url() {
        return url;
    }

    /** Which part of a list is asked for. */
    public record Part(int offset, int limit) {

        /** @throws Problem.BadRequest in the words of the contract */
        public static Part of(UriInfo uri) {
            int limit = number(uri, "limit", MOST);
            if (limit > MOST) {
                throw new Problem.BadRequest("limit cannot be higher than " + MOST);
            }
            return new Part(number(uri, "offset", 0), limit);
        }

        private static int number(UriInfo uri, String name, int otherwise) {
            String value = uri.getQueryParameters().getFirst(name);
            try {
                int number = value == null ? otherwise : Integer.parseInt(value);
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // told below
            }
            throw new Problem.BadRequest(name + " must be a positive integer");
        }
    }

    public static void requireKnown(UriInfo uri, Set<String> known) {
        var unknown = new LinkedHashSet<>(uri.getQueryParameters().keySet());
        unknown.removeAll(known);
        unknown.remove("as_of");
        if (!unknown.isEmpty()) {
            throw new Problem.BadRequest(
                    "query parameter is not an operation or a recognised field: " + String.join(", ", unknown));
        }
    }

    /** How one entry stands in a list. */
    public interface Item {
        ObjectNode of(Live entry);
    }

    public Response list(Slice slice, Item shape) {
        Set<Long> named = new LinkedHashSet<>();
        slice.items().forEach(expansion::add);
        slice.items().forEach(item -> named.addAll(expansion.namedBy(item)));
        expansion.load(named);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("meta").put("total_count", slice.count());
        ArrayNode items = body.putArray("items");
        slice.items().forEach(item -> items.add(shape.of(item)));
        return answer(body);
    }

    public Response answer(ObjectNode body) {
        return Response.ok(body.toString(), "application/json")
                .header("Cache-Tag", tags.header())
                .header("Cache-Control", "no-cache")
                .build();
    }

    public void dependsOn(String tag) {
        tags.add(tag);
    }

    /** Identity and the keys that every item of a list has. */
    public ObjectNode item(Live entry, String endpoint) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("id", entry.entryId());
        ObjectNode meta = result.putObject("meta")
                .put("type", entry.type())
                .put("detail_url", "%s/api/v2/%s/%d/".formatted(url, endpoint, entry.entryId()));
        if (entry.path() != null) {
            meta.put("html_url", url + entry.path()).put("slug", entry.slug());
            meta.put("first_published_at", entry.firstPublishedAt().toString());
        }
        return result;
    }

    /** {@code {"url", "full_url", "width", "height", "alt"}}, or null when there is no such live image. */
    public JsonNode image(JsonNode id, String renditionSpec) {
        if (!id.isIntegralNumber() || expansion.find(id.longValue()).isEmpty()) {
            return NullNode.instance;
        }
        Live image = expansion.find(id.longValue()).get();
        ImageDescription description = ImageDescription.of(image.entryId(), image.summary());
        Rendition rendition = Rendition.find(renditionSpec).orElseThrow();
        String address = description.address(rendition);
        var size = description.isExternal()
                ? description.size()
                : description.size().map(rendition::of);
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", address)
                .put("full_url", description.isExternal() ? address : url + address)
                .put("width", size.map(Rendition.Size::width).orElse(null))
                .put("height", size.map(Rendition.Size::height).orElse(null))
                .put("alt", description.alt());
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
