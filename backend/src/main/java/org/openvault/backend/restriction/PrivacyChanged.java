package org.openvault.backend.restriction;

/** A page was restricted or opened, in the transaction that goes on: what is published below it has to follow. */
public record PrivacyChanged(long pageId) {}
