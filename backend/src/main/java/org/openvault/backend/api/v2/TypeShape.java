package org.openvault.backend.api.v2;

import java.util.List;

/** How a module's clients know entries of one of its types: a CDI bean of this type. */
public interface TypeShape {

    String type();

    /** The name of the endpoint that entries of the type have of their own: {@code exhibits}. */
    String endpoint();

    /** The keys that the type adds to those that all entries of its kind have. */
    List<Key> keys();
}
