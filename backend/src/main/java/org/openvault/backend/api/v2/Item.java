package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.delivery.Live;

/**
 * An entry that is being written.
 *
 * @param endpoint where it has its detail; null when nowhere
 * @param document the whole of it, or in lists what lists keep of it
 * @param nested what is wanted of what the key points at
 */
public record Item(V2 v2, @Nullable String endpoint, Live live, JsonNode document, Keys.Selection nested) {

    static Item of(V2 v2, @Nullable String endpoint, Live live, JsonNode document) {
        return new Item(v2, endpoint, live, document, Keys.Selection.NONE);
    }

    /** Another entry that this one names. */
    public Item of(Live other) {
        return of(v2, null, other, other.summary());
    }

    Item nesting(Keys.Selection selection) {
        return new Item(v2, endpoint, live, document, selection);
    }

    /** A field as the API gives it in general. */
    public JsonNode field(String name) {
        Field field = v2.types().get(live.type()).field(name).orElseThrow();
        return v2.output(live).value(field, document);
    }

    /** What stands in the document. */
    public JsonNode stored(String name) {
        return document.path(name);
    }

    /** The live entry that a reference names. */
    public Optional<Live> find(JsonNode id) {
        return id.isIntegralNumber() ? v2.expansion().find(id.longValue()) : Optional.empty();
    }

    /** Another entry with what is wanted of it; null in the answer when it is not live. */
    JsonNode related(Optional<Live> other) {
        return other.<JsonNode>map(live -> nested.write(of(v2, v2.shapes().endpoint(live), live, live.summary())))
                .orElse(NullNode.instance);
    }
}
