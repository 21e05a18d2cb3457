package org.openvault.backend.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "ov.webhook")
interface WebhookConfig {

    /** Whether this process makes and sends deliveries. The API for webhooks is there in any case. */
    @WithDefault("true")
    boolean enabled();

    /** How many webhooks one process serves at a time, each one delivery after the other. */
    @WithDefault("8")
    int workers();

    /** For an attempt as a whole: looking the name up, connecting, sending, and the answer. */
    @WithDefault("10s")
    Duration timeout();

    /** How long a worker may serve one webhook before others have their turn; what dies with its process is sent again then. */
    @WithDefault("30s")
    Duration lease();

    /** After the first failure; twice as long after each further one. */
    @WithDefault("10s")
    Duration firstRetry();

    @WithDefault("6h")
    Duration lastRetry();

    /** After so many failures a delivery is given up: about a day and a half. */
    @WithDefault("16")
    int attempts();

    /** A webhook that has only failed for so long is switched off. */
    @WithDefault("3d")
    Duration patience();

    /** How long the former secret signs besides the new one. */
    @WithDefault("24h")
    Duration rotation();

    /** How long ended deliveries are kept. */
    @WithDefault("30d")
    Duration keep();

    /**
     * Networks of one's own, such as {@code 10.2.0.0/16}, that receivers may be in, and by plain HTTP too. Anything else that is
     * not the public internet is never connected to.
     */
    Optional<List<String>> allowedNetworks();
}
