package org.openvault.backend.comment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "ov.comment")
interface CommentConfig {

    /** Where links in mails lead to ({@code OV_ADMIN_URL}); without it they name the path alone. */
    Optional<String> adminUrl();

    Mail mail();

    interface Mail {

        /** Who mails come from ({@code OV_MAIL_FROM}); without it nothing is mailed. */
        Optional<String> from();

        @WithDefault("8")
        int attempts();

        /** Doubled after each attempt. */
        @WithDefault("30s")
        Duration firstRetry();

        /** Longer than any attempt takes: nobody else tries meanwhile. */
        @WithDefault("2m")
        Duration lease();
    }
}
