package org.openvault.backend.ingest.openvault3;

/** What one reading found. A link within the old site is resolved when it leads to a page that was read. */
public record Summary(
        int exhibits,
        int collections,
        int people,
        int pictures,
        int footnotes,
        int blocks,
        int linksToPages,
        int linksToOldAddresses,
        int linksDropped,
        int redirects,
        int redirectsToPages,
        int warnings,
        int problems) {}
