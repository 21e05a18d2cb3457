package org.openvault.backend.contenttype;

/** One kind of block that a stream may hold: {@code {"type": name, "id": uuid, "value": …}}. */
public record BlockType(String name, String label, FieldKind value) {}
