package org.openvault.backend.form;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "ov.form")
interface FormConfig {

    /** What comes back sooner was not typed by anybody. */
    @WithDefault("3s")
    Duration shortest();

    /** How long a form may lie open before it has to be sent again. */
    @WithDefault("12h")
    Duration longest();

    /** Forms that one address may send within {@link #within}. */
    @WithDefault("5")
    int mostOfAddress();

    /** Whatever one address may try within the same time: most of it by mistake, or by machines that guess. */
    @WithDefault("60")
    int mostTriesOfAddress();

    @WithDefault("10m")
    Duration within();

    /** How long submissions are kept where the form says nothing else. */
    @WithDefault("365")
    int retentionDays();

    Mail mail();

    interface Mail {

        /** Who mails come from ({@code OV_MAIL_FROM}); without it nothing is mailed. */
        Optional<String> from();

        @WithDefault("12")
        int attempts();

        @WithDefault("30s")
        Duration firstRetry();

        @WithDefault("6h")
        Duration lastRetry();

        /** Longer than any attempt takes: nobody else tries meanwhile. */
        @WithDefault("2m")
        Duration lease();
    }
}
