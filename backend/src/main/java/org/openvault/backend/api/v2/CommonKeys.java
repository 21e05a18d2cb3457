package org.openvault.backend.api.v2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import org.openvault.backend.api.v2.Key.Shown;

/** What every entry has. */
final class CommonKeys {

    static final List<Key> ALL = List.of(
            Key.body(
                    "id",
                    Shown.EVERYWHERE,
                    item -> JsonNodeFactory.instance.numberNode(item.live().entryId())),
            Key.meta(
                    "type",
                    Shown.EVERYWHERE,
                    item -> TextNode.valueOf(item.live().type())),
            Key.meta(
                    "detail_url",
                    Shown.EVERYWHERE,
                    item -> item.endpoint() == null
                            ? null
                            : TextNode.valueOf(item.v2()
                                    .detailUrl(item.endpoint(), item.live().entryId()))));

    static final Keys KEYS = new Keys(ALL);

    private CommonKeys() {}

    static TextNode text(Instant instant) {
        return TextNode.valueOf(instant.toString());
    }
}
