package org.openvault.frontend.content;

/** A page that a reader may have meant. */
public record Hint(String title, String url) {}
