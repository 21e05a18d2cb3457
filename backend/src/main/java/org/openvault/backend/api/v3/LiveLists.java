package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openvault.backend.api.FieldsParameter;
import org.openvault.backend.api.ListParameters;
import org.openvault.backend.api.QueryParameters;
import org.openvault.backend.api.Reading;
import org.openvault.backend.api.SitesOfRequest;
import org.openvault.backend.contenttype.ContentType;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Listing;
import org.openvault.backend.delivery.Order;
import org.openvault.backend.delivery.Sites;
import org.openvault.backend.delivery.Slice;
import org.openvault.backend.delivery.Snapshot;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.site.SiteAddress;

/** Lists of what readers see, in every way in which v3 lets them be asked. */
@ApplicationScoped
class LiveLists {

    private static final String CURSOR = "cursor";
    private static final String COUNT = "count";
    private static final Set<String> OF_ALL = Set.of("type", "locale", "version", CURSOR, COUNT);
    private static final Set<String> OF_IMAGES =
            Set.of("type", "locale", "version", CURSOR, COUNT, WantedRenditions.PARAMETER);

    @Inject
    ContentTypes types;

    @Inject
    Reading reading;

    @Inject
    LiveEntries liveEntries;

    @Inject
    SiteAddress siteAddress;

    ObjectNode list(Shelf shelf, QueryParameters given) {
        EntryKind kind = Optional.ofNullable(shelf.kind()).orElseThrow();
        List<ContentType> possible = shelf.types(types);
        var parameters = ListParameters.of(given, kind, possible, true, kind == EntryKind.IMAGE ? OF_IMAGES : OF_ALL);
        var choices = given.text("fields").map(FieldsParameter::parse).orElse(List.of());
        var projection = Projection.ofList(types, parameters.types(), choices);
        var renditions = WantedRenditions.of(given);
        Listing.Range range = range(given);
        boolean counted = isCounted(given);
        try (Snapshot snapshot = reading.open(given.text("as_of").orElse(null))) {
            Order usual = kind == EntryKind.PAGE ? Order.TREE : Order.ID;
            Listing listing = listing(parameters, snapshot, given, usual, range);
            Slice slice = snapshot.list(counted ? listing : listing.uncounted());
            return body(slice, liveEntries.items(snapshot, slice.items(), projection, renditions));
        }
    }

    private Listing listing(
            ListParameters parameters, Snapshot snapshot, QueryParameters given, Order usual, Listing.Range range) {
        if (!parameters.isAboutPlaces()) {
            return parameters.listing(snapshot, null, null, usual, range);
        }
        Sites sites = snapshot.sites(siteAddress.url());
        var named = SitesOfRequest.named(given, sites);
        var root = named.or(() -> sites.answering("")).orElseThrow(() -> new Problem.NotFound("there is no site yet"));
        return parameters.listing(snapshot, named.orElse(null), root, usual, range);
    }

    private static Listing.Range range(QueryParameters given) {
        Part part = Part.of(given);
        String cursor = given.text(CURSOR).orElse(null);
        if (cursor != null && given.has("offset")) {
            throw new Problem.BadRequest("a list is read on by 'cursor' or by 'offset', not by both");
        }
        return new Listing.Range(part.offset(), part.limit(), cursor);
    }

    private static boolean isCounted(QueryParameters given) {
        Optional<String> count = given.text(COUNT);
        if (count.filter(value -> !value.equals("none")).isPresent()) {
            throw new Problem.BadRequest("'count' is none, or left out");
        }
        return count.isEmpty();
    }

    private static ObjectNode body(Slice slice, List<ObjectNode> items) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (slice.count() != Slice.NOT_COUNTED) {
            body.put("count", slice.count());
        }
        body.putArray("items").addAll(items);
        return body.put("next_cursor", slice.next());
    }
}
