package org.openvault.backend.ingest.openvault3;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids made from names, so that a second import writes the very same documents. */
final class Ids {

    private Ids() {}

    static UUID of(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
