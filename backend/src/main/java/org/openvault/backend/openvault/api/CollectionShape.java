package org.openvault.backend.openvault.api;

import com.fasterxml.jackson.databind.node.BooleanNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openvault.backend.api.v2.Endpoint;
import org.openvault.backend.api.v2.Key;
import org.openvault.backend.api.v2.Key.Shown;
import org.openvault.backend.api.v2.TypeShape;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Order;
import org.openvault.backend.openvault.OpenVaultExtension;

/** How the present site's clients know special collections. */
@ApplicationScoped
class CollectionShape implements TypeShape {

    static final Endpoint ENDPOINT_OF =
            new Endpoint("collections", EntryKind.PAGE, OpenVaultExtension.COLLECTION, Order.FEATURED_THEN_NEWEST);

    @Override
    public String type() {
        return OpenVaultExtension.COLLECTION;
    }

    @Override
    public String endpoint() {
        return ENDPOINT_OF.name();
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Shapes.lastPublishedAt(),
                Key.meta(
                        "featured",
                        Shown.IN_DETAILS,
                        item -> BooleanNode.valueOf(item.stored("featured").asBoolean())),
                Key.body("introduction", Shown.IN_LISTS, item -> item.field("introduction")),
                Shapes.image("cover_image", "cover_image", "fill-1920x1080", Shown.IN_LISTS),
                Shapes.image("hero_image", "hero_image", "fill-1600x500", Shown.IN_LISTS),
                Shapes.image("hero_thumb", "hero_image", "fill-480x270", Shown.IN_DETAILS),
                Key.body("content", Shown.IN_DETAILS, item -> item.field("content"))
                        .ofWholeDocument());
    }
}
