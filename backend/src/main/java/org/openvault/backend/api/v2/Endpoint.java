package org.openvault.backend.api.v2;

import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Order;

/**
 * Where entries of a kind, or of one type, are listed and shown.
 *
 * @param name {@code pages} of {@code /api/v2/pages/}
 * @param type null for all of the kind
 * @param order of lists for which nobody asks another
 */
public record Endpoint(
        String name, EntryKind kind, @Nullable String type, Order order) {

    static final Endpoint PAGES = new Endpoint("pages", EntryKind.PAGE, null, Order.TREE);
    static final Endpoint IMAGES = new Endpoint("images", EntryKind.IMAGE, null, Order.ID);
    static final Endpoint DOCUMENTS = new Endpoint("documents", EntryKind.DOCUMENT, null, Order.ID);
    static final Endpoint REDIRECTS = new Endpoint("redirects", EntryKind.REDIRECT, null, Order.ID);
}
