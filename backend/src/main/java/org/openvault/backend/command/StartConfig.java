package org.openvault.backend.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "ov.start")
interface StartConfig {

    /** Where this runs ({@code OV_ENVIRONMENT}): where anything is said, what is wrong with secrets, schema or clock stops the start. */
    Optional<String> environment();

    /** For how long the start waits for a database that does not answer. */
    @WithDefault("60s")
    Duration databasePatience();
}
