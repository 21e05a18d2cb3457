package org.openvault.backend.publishing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands among others.
 *
 * @param parentId null for the root of a site
 */
public record Place(@Nullable Long parentId, String slug, BigDecimal position) {

    /** Positions that differ only in how they are written are one. */
    public Place {
        position = position.signum() == 0 ? BigDecimal.ZERO : position.stripTrailingZeros();
    }

    /** As the audit log tells it. A slug holds nothing that JSON would have to escape. */
    public String toJson() {
        return "{\"parent_id\":%s,\"slug\":\"%s\",\"position\":%s}".formatted(parentId, slug, position.toPlainString());
    }
}
