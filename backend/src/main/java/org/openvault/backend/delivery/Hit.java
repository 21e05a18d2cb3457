package org.openvault.backend.delivery;

/** A page that was found. @param extract HTML of the text around the words, these in {@code mark} */
public record Hit(Live page, String extract) {}
