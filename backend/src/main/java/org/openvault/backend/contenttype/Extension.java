package org.openvault.backend.contenttype;

import java.util.List;

/**
 * How a module adds to the system: a CDI bean of this type. The Open Vault types come in by the same door and use nothing
 * that another module could not.
 */
public interface Extension {

    /** The module's name, told when its registration is refused. */
    String name();

    List<ContentType> contentTypes();
}
