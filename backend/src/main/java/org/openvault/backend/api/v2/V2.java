package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.CacheTags;
import org.openvault.backend.delivery.Expansion;
import org.openvault.backend.delivery.FieldOutput;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.RichTextFormat;
import org.openvault.backend.delivery.Sites;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.media.Rendition;

/** What one request of the v2 API reads from, and what is noted while it is answered. */
public final class V2 implements AutoCloseable {

    private final Snapshot snapshot;
    private final Sites sites;
    private final ContentTypes types;
    private final Shapes shapes;
    private final RichTextFormat format;
    private final CacheTags tags = new CacheTags();
    private final Expansion expansion;
    private final Map<Long, Optional<Long>> aliases = new HashMap<>();

    V2(Snapshot snapshot, Sites sites, ContentTypes types, Shapes shapes, RichTextFormat format) {
        this.snapshot = snapshot;
        this.sites = sites;
        this.types = types;
        this.shapes = shapes;
        this.format = format;
        this.expansion = new Expansion(types, snapshot, tags);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Sites sites() {
        return sites;
    }

    Shapes shapes() {
        return shapes;
    }

    ContentTypes types() {
        return types;
    }

    Expansion expansion() {
        return expansion;
    }

    void dependsOn(String tag) {
        tags.add(tag);
    }

    /** Fetches all that the keys need of the items, in a fixed number of statements. */
    void load(List<Item> items, Keys.Selection selection) {
        Set<Long> named = new LinkedHashSet<>();
        items.forEach(item -> expansion.add(item.live()));
        if (selection.keys().keySet().stream().anyMatch(key -> key.name().equals("alias_of"))) {
            loadAliases(items.stream().map(item -> item.live().entryId()).toList());
        }
        for (Item item : items) {
            named.addAll(expansion.namedBy(item.live().type(), item.document()));
            selection.keys().keySet().forEach(key -> named.addAll(key.naming().of(item)));
        }
        expansion.load(named);
    }

    private void loadAliases(List<Long> ids) {
        ids.forEach(id -> aliases.put(id, Optional.empty()));
        snapshot.aliasesOf(ids).forEach((id, original) -> aliases.put(id, Optional.of(original)));
    }

    Optional<Long> aliasOf(Live page) {
        return aliases.getOrDefault(page.entryId(), Optional.empty());
    }

    /** Where the default site is found: the API and all files have their addresses there. */
    String url() {
        return sites.defaultUrl();
    }

    String detailUrl(String endpoint, long id) {
        return "%s/api/v2/%s/%d/".formatted(url(), endpoint, id);
    }

    String htmlUrl(Live page) {
        return (page.siteId() == null ? url() : sites.url(page.siteId())) + page.path();
    }

    FieldOutput output(Live entry) {
        return new FieldOutput(types, expansion, url(), format);
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
                .put("full_url", description.isExternal() ? address : url() + address)
                .put("width", size.map(Rendition.Size::width).orElse(null))
                .put("height", size.map(Rendition.Size::height).orElse(null))
                .put("alt", description.alt());
    }

    Response answer(ObjectNode body) {
        return Response.ok(body.toString(), "application/json")
                .header("Cache-Tag", tags.header())
                .header("Cache-Control", "no-cache")
                .build();
    }

    Response redirect(java.net.URI target) {
        return Response.status(302)
                .location(target)
                .header("Cache-Tag", tags.header())
                .header("Cache-Control", "no-cache")
                .build();
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
