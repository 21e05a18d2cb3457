package org.openvault.backend.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the API takes from whom, and what it keeps in memory. */
@ConfigMapping(prefix = "ov.http")
interface HttpConfig {

    /** Networks such as {@code 10.42.0.0/16} whose {@code X-Forwarded-For} is believed; nobody's otherwise. */
    Optional<List<String>> trustedProxies();

    Body body();

    Cors cors();

    Rate rate();

    Cache cache();

    interface Body {

        /** Bytes of a body that is no upload. */
        @WithDefault("5000000")
        long json();

        /** Bytes of an upload; the server's own limit for all bodies must not be smaller. */
        @WithDefault("33554432")
        long upload();
    }

    interface Cors {

        /** Origins such as {@code https://editor.example} whose pages may write and send tokens; anybody's may read. */
        Optional<List<String>> origins();

        /** For how long a browser need not ask again. */
        @WithDefault("10m")
        Duration maxAge();
    }

    interface Rate {

        @WithDefault("true")
        boolean enabled();

        /** Networks that are never limited, when nothing was forwarded to us by somebody who is not trusted. */
        @WithDefault("127.0.0.0/8,::1/128")
        Optional<List<String>> exempt();

        /** What one address may cost a second, in requests of the cheapest kind. */
        @WithDefault("50")
        int address();

        /** What one token may cost a second. */
        @WithDefault("100")
        int token();

        /** For so many seconds what was not used is saved up. */
        @WithDefault("10")
        int burst();
    }

    interface Cache {

        @WithDefault("true")
        boolean enabled();

        /** Bytes that kept answers may take together. */
        @WithDefault("67108864")
        long bytes();
    }
}
