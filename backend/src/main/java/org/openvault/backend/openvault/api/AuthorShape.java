package org.openvault.backend.openvault.api;

import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openvault.backend.api.v2.Endpoint;
import org.openvault.backend.api.v2.Key;
import org.openvault.backend.api.v2.Key.Shown;
import org.openvault.backend.api.v2.TypeShape;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Order;
import org.openvault.backend.openvault.OpenVaultExtension;

/** How the present site's clients know the people who wrote exhibits. */
@ApplicationScoped
class AuthorShape implements TypeShape {

    static final Endpoint ENDPOINT_OF = new Endpoint("authors", EntryKind.SNIPPET, OpenVaultExtension.AUTHOR, Order.ID);

    @Override
    public String type() {
        return OpenVaultExtension.AUTHOR;
    }

    @Override
    public String endpoint() {
        return ENDPOINT_OF.name();
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.body(
                        "name",
                        Shown.EVERYWHERE,
                        item -> TextNode.valueOf(item.live().title())),
                Shapes.image("image", "image", "fill-100x100", Shown.IN_LISTS),
                Key.body("bio", Shown.IN_LISTS, item -> item.field("bio")));
    }
}
