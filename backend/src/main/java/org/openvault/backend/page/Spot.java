package org.openvault.backend.page;

/** Where among others a page is to stand. */
public sealed interface Spot {

    record FirstBelow(long parentId) implements Spot {}

    record LastBelow(long parentId) implements Spot {}

    record Before(long siblingId) implements Spot {}

    record After(long siblingId) implements Spot {}
}
