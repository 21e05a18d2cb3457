package org.openvault.frontend.layout;

import org.openvault.frontend.asset.ThemeScript;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.seo.Meta;

/** What stands around every page. */
public record Shell(Meta meta, Site site, String path, String query, Links links) {
    /** Addresses of the assets. */
    public record Links(
            String styles,
            String script,
            String contents,
            String filter,
            String consent,
            String form,
            String icon,
            String textFont,
            String titleFont) {}

    public boolean isHome() {
        return path.equals("/");
    }

    /** "page" for the page itself, "true" for a part of the site that the page is in, else nothing. */
    public String currentFor(String url) {
        if (url.equals(path)) {
            return "page";
        }
        return url.length() > 1 && url.endsWith("/") && path.startsWith(url) ? "true" : "";
    }

    /** The script that counts visits; empty where nothing is counted. */
    public String analytics() {
        return Analytics.script();
    }

    public String themeScript() {
        return ThemeScript.TEXT;
    }
}
