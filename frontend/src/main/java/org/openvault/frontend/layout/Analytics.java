package org.openvault.frontend.layout;

import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Counting of visits by a script elsewhere: {@code openvault.analytics.script}. Without it, which is usual, nothing is
 * counted and nobody is asked. With it, each reader is asked, and nothing is loaded before they agree.
 */
public final class Analytics {
    private static final URI NONE = URI.create("");

    private static final URI SCRIPT = ConfigProvider.getConfig()
            .getOptionalValue("openvault.analytics.script", URI.class)
            .orElse(NONE);

    private Analytics() {}

    /** The script's address; empty where there is none. */
    static String script() {
        return SCRIPT.toString();
    }

    /** For the policy of what a page may load and tell: a space and the script's origin, or nothing. */
    public static String source() {
        return SCRIPT.equals(NONE) ? "" : " " + SCRIPT.getScheme() + "://" + SCRIPT.getRawAuthority();
    }
}
