package org.openvault.frontend.content;

/** The same page in another language. */
public record Translation(String locale, String htmlUrl) {}
