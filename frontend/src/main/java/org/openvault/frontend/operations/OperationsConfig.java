package org.openvault.frontend.operations;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "openvault.operations")
interface OperationsConfig {
    /** Whoever knows it may clear the cache. Without one nobody may. */
    Optional<String> token();
}
