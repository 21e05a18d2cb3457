package org.openvault.frontend.content;

import java.util.List;

/**
 * A page with what surrounds it. {@code siblings} are the chapters beside a chapter, in order; a backend that does not
 * send them leaves the chapter without a previous and a next one.
 */
public record Resolved(
        Site site,
        Page page,
        List<Ancestor> ancestors,
        List<Card> children,
        List<Card> siblings,
        List<Listing> listings) {}
