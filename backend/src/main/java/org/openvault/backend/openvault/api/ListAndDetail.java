package org.openvault.backend.openvault.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.openvault.backend.api.v2.Details;
import org.openvault.backend.api.v2.Documents;
import org.openvault.backend.api.v2.Reader;
import org.openvault.backend.api.v2.V2;
import org.openvault.backend.api.v2.V2.Part;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.Snapshot.Filter;
import org.openvault.backend.delivery.Snapshot.Order;
import org.openvault.backend.problem.Problem;

/** What the endpoints of one content type have in common. */
abstract class ListAndDetail {

    @Inject
    Reader reader;

    private final String kind;
    private final String type;
    private final Order order;

    ListAndDetail(String kind, String type, Order order) {
        this.kind = kind;
        this.type = type;
        this.order = order;
    }

    /** How an entry stands in the list, and how its detail begins. */
    abstract ObjectNode item(V2 v2, Live entry);

    /** @param fields the fields of the type in their general shape, for those that the detail adds to the item */
    abstract void addDetail(V2 v2, ObjectNode detail, ObjectNode fields);

    Response list(UriInfo uri) {
        V2.requireKnown(uri, Set.of("limit", "offset"));
        Part part = Part.of(uri);
        try (V2 v2 = reader.open()) {
            v2.dependsOn("type:" + type);
            var slice =
                    v2.snapshot().list(new Filter(kind, List.of(type), null, null), order, part.offset(), part.limit());
            return v2.list(slice, entry -> item(v2, entry));
        }
    }

    Response detail(long id) {
        try (V2 v2 = reader.open()) {
            var stored = v2.snapshot()
                    .document(kind, id)
                    .filter(found -> found.live().type().equals(type))
                    .orElseThrow(() -> new Problem.NotFound("there is no such " + kind + ": " + id));
            JsonNode document = Documents.read(stored);
            Details details = Details.load(v2, stored.live(), document);
            ObjectNode body = item(v2, stored.live());
            if (kind.equals("page")) {
                details.identity("pages").path("meta").properties().forEach(key -> ((ObjectNode) body.get("meta"))
                        .putIfAbsent(key.getKey(), key.getValue()));
            }
            ObjectNode fields = body.objectNode();
            details.fields(fields);
            addDetail(v2, body, fields);
            return v2.answer(body);
        }
    }
}
