package org.openvault.backend.ingest.openvault3;

import java.util.OptionalLong;

/** Turns what the old files name into entry ids. Called once for every reference, so it should remember its answers. */
public interface Lookup {

    long image(Picture picture);

    long author(Person person);

    /** Only called for pages that were read; empty when the page did not get an entry, the old address is used then. */
    OptionalLong page(PageKey page);
}
