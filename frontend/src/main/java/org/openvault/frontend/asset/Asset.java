package org.openvault.frontend.asset;

import org.openvault.frontend.cache.Body;

/** @param address the path it is served at, with the hash of its content in the name */
public record Asset(String address, String contentType, Body body) {}
