package org.openvault.backend.signing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "ov.signing")
interface SigningConfig {

    /** What signs links and stamps ({@code OV_SIGNING_KEY}); another key makes all of them void. One is made and kept where none is given. */
    Optional<String> key();
}
