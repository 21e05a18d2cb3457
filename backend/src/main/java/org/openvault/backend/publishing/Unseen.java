package org.openvault.backend.publishing;

/** Something that a published document names and that readers do not get, because it is not published itself. */
public record Unseen(long entryId, String kind, String title) {}
