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

/** How the present site's clients know exhibits. */
@ApplicationScoped
class ExhibitShape implements TypeShape {

    static final Endpoint ENDPOINT_OF =
            new Endpoint("exhibits", EntryKind.PAGE, OpenVaultExtension.EXHIBIT, Order.FEATURED_THEN_NEWEST);

    @Override
    public String type() {
        return OpenVaultExtension.EXHIBIT;
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
                        Shown.IN_LISTS,
                        item -> BooleanNode.valueOf(item.stored("featured").asBoolean())),
                Shapes.image("cover_image", "cover_image", "fill-1920x1080", Shown.IN_LISTS),
                Shapes.image("cover_thumb", "cover_image", "fill-480x270", Shown.IN_LISTS),
                Shapes.image("hero_image", "hero_image", "fill-1600x500", Shown.IN_LISTS),
                Shapes.image("hero_thumb", "hero_image", "fill-480x270", Shown.IN_LISTS),
                Key.body("authors", Shown.IN_LISTS, Shapes::authors),
                Key.body("body", Shown.IN_DETAILS, item -> item.field("body")).ofWholeDocument(),
                Key.body("footnotes", Shown.IN_DETAILS, Shapes::footnotes).ofWholeDocument(),
                Key.body("other_exhibits", Shown.IN_DETAILS, Shapes::otherExhibits)
                        .ofWholeDocument());
    }
}
