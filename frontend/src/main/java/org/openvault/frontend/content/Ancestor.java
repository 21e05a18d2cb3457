package org.openvault.frontend.content;

public record Ancestor(long id, String type, String title, String url) {}
