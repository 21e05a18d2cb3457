package org.openvault.frontend.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.asset.Assets;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Site;

/**
 * What stands around every page, and in its head.
 *
 * @param path of the page within the site
 * @param listed whether search engines may list it
 * @param jsonLd the page told to machines, safe to stand in a script element; empty for none
 */
public record Frame(
        Assets assets,
        Site site,
        String locale,
        String title,
        String description,
        String path,
        boolean listed,
        boolean article,
        @Nullable Image image,
        List<Ancestor> trail,
        String jsonLd) {

    public Frame {
        trail = List.copyOf(trail);
    }

    public String asset(String name) {
        return assets.url(name);
    }

    public String headTitle() {
        return isHome() || title.isEmpty() ? site.name() : title + " · " + site.name();
    }

    public String canonical() {
        return site.absolute(path);
    }

    public String imageUrl() {
        return image == null ? "" : site.absolute(image.urlOf("fill-1920x1080"));
    }

    public boolean isListed() {
        return listed;
    }

    public boolean isArticle() {
        return article;
    }

    public boolean isHome() {
        return path.equals("/");
    }

    /** Whether the page is the one that a menu item leads to, or stands below it. */
    public boolean isWithin(String url) {
        return url.equals("/") ? isHome() : path.startsWith(url);
    }

    public String current(String url) {
        return path.equals(url) ? "page" : "true";
    }
}
