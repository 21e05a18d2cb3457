package org.openvault.backend.api.openapi;

/** How a part of the API describes itself: a CDI bean of this type. A module that brings endpoints brings one too. */
public interface ApiDescription {

    void describe(ApiDocument api);
}
