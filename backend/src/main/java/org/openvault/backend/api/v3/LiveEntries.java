package org.openvault.backend.api.v3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.FieldsParameter.Choice;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.delivery.CacheTags;
import org.openvault.backend.delivery.Expansion;
import org.openvault.backend.delivery.FieldOutput;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.media.ImageDescription;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.SiteAddress;

/** Entries as readers see them, or saw them, or will: references become what they point at, hidden fields stay out. */
@ApplicationScoped
class LiveEntries {

    @Inject
    ContentTypes types;

    @Inject
    SiteAddress siteAddress;

    @Inject
    ObjectMapper json;

    /** In a list. */
    ObjectNode item(Live live) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("id", live.entryId());
        item.putObject("meta")
                .put("type", live.type())
                .put("detail_url", Shelf.addressOf(live.kind(), live.type(), live.entryId()))
                .put("locale", live.locale())
                .put("parent_id", live.parentId())
                .put("slug", live.slug())
                .put("live_url", live.path())
                .put("first_published_at", live.firstPublishedAt().toString())
                .put("last_published_at", live.lastPublishedAt().toString());
        return item.put("title", live.title());
    }

    List<ObjectNode> items(Snapshot snapshot, List<Live> all, Projection projection, WantedRenditions renditions) {
        boolean inSummary = all.stream().allMatch(projection::fitsSummary);
        Map<Long, String> documents = inSummary
                ? Map.of()
                : snapshot.documents(all.stream().map(Live::entryId).toList());
        var expansion = new Expansion(types, snapshot, new CacheTags());
        var read = new LinkedHashMap<Live, JsonNode>();
        all.forEach(live -> read.put(live, inSummary ? live.summary() : read(live, documents.get(live.entryId()))));
        if (!projection.fields().isEmpty()) {
            Set<Long> named = new LinkedHashSet<>();
            read.forEach((live, document) -> named.addAll(expansion.namedBy(live.type(), document)));
            expansion.load(named);
        }
        var output = new FieldOutput(types, expansion, siteAddress.url());
        return read.entrySet().stream()
                .map(each -> item(each.getKey(), each.getValue(), projection, output, renditions))
                .toList();
    }

    private ObjectNode item(
            Live live, JsonNode document, Projection projection, FieldOutput output, WantedRenditions renditions) {
        ObjectNode full = item(live);
        output.write(projection.fields(), document, full);
        if (renditions.isEmpty()) {
            return projection.apply(full, Set.of());
        }
        full.set(
                WantedRenditions.PARAMETER,
                renditions.of(ImageDescription.of(live.entryId(), document), siteAddress.url()));
        return projection.apply(full, Set.of(WantedRenditions.PARAMETER));
    }

    /**
     * Empty when it is not live at the snapshot's instant.
     *
     * @param seen of the entries that it names, those that whoever asks may know of; null for all that readers get
     * @param tags to which is added what the answer depends on
     */
    Optional<ObjectNode> detail(
            Snapshot snapshot,
            String kind,
            long id,
            @Nullable UnaryOperator<Set<Long>> seen,
            List<Choice> choices,
            WantedRenditions renditions,
            CacheTags tags) {
        return snapshot.document(kind, id).map(found -> {
            JsonNode document = read(found.live(), found.document());
            var projection = Projection.ofDetail(types, types.get(found.live().type()), choices);
            tags.add(found.live().tag());
            var expansion = new Expansion(types, snapshot, tags, found.live().locale());
            Set<Long> named = expansion.namedBy(found.live().type(), document);
            if (seen == null) {
                expansion.load(named);
            } else {
                load(snapshot, expansion, named, seen);
            }
            var output = new FieldOutput(types, expansion, siteAddress.url());
            return item(found.live(), document, projection, output, renditions);
        });
    }

    /** What it names, and what that names. */
    private static void load(
            Snapshot snapshot, Expansion expansion, Collection<Long> named, UnaryOperator<Set<Long>> seen) {
        List<Live> first = add(snapshot, expansion, new LinkedHashSet<>(named), seen);
        Set<Long> second = new LinkedHashSet<>();
        first.forEach(entry -> second.addAll(expansion.namedBy(entry)));
        second.removeAll(named);
        add(snapshot, expansion, second, seen);
    }

    private static List<Live> add(
            Snapshot snapshot, Expansion expansion, Set<Long> ids, UnaryOperator<Set<Long>> seen) {
        var found = new ArrayList<>(ids.isEmpty() ? List.<Live>of() : snapshot.byIds(seen.apply(ids)));
        found.forEach(expansion::add);
        return found;
    }

    private JsonNode read(Live live, @Nullable String stored) {
        try {
            JsonNode document = json.readTree(stored);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            // told below
        }
        throw new Problem.BrokenDocument("the document of entry " + live.entryId() + " is not an object");
    }
}
