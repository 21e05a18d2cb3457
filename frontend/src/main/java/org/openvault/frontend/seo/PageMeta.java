package org.openvault.frontend.seo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.content.Author;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Page;
import org.openvault.frontend.content.PageInfo;
import org.openvault.frontend.content.Resolved;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.content.Translation;

/** The head of a live page. */
public final class PageMeta {
    private static final int LONGEST_DESCRIPTION = 200;

    private PageMeta() {}

    /** @param summary the page's first words, used where nobody wrote a description */
    public static Meta of(Resolved resolved, String summary, int listPage) {
        PageInfo info = resolved.page().info();
        Site site = resolved.site();
        String description = shortened(info.searchDescription().isBlank() ? summary : info.searchDescription());
        String address = info.htmlUrl().isBlank() ? site.absolute(info.url()) : info.htmlUrl();
        String canonical = listPage > 1 ? address + "?page=" + listPage : address;
        Image image = image(resolved.page());
        String imageAddress = image == null ? null : site.absolute(image.urlOf("fill-1920x1080"));
        return new Meta(
                title(info, site, listPage),
                description,
                canonical,
                "",
                resolved.page() instanceof Page.Exhibit ? "article" : "website",
                imageAddress,
                info.locale(),
                alternates(info, address, listPage),
                JsonLd.of(resolved, canonical, description, imageAddress, authors(resolved.page())));
    }

    /** All languages of a page that is in several, its own among them. */
    private static List<Translation> alternates(PageInfo info, String address, int listPage) {
        if (info.translations().isEmpty() || listPage > 1) {
            return List.of();
        }
        List<Translation> all = new ArrayList<>(info.translations());
        all.add(new Translation(info.locale(), address));
        all.sort(Comparator.comparing(Translation::locale));
        return all;
    }

    private static String title(PageInfo info, Site site, int listPage) {
        if (!info.seoTitle().isBlank()) {
            return info.seoTitle();
        }
        String part = listPage > 1 ? ", page " + listPage : "";
        return info.title().equals(site.name()) ? info.title() : info.title() + part + " · " + site.name();
    }

    private static @Nullable Image image(Page page) {
        return switch (page) {
            case Page.Exhibit exhibit -> exhibit.cover() == null ? exhibit.hero() : exhibit.cover();
            case Page.Collection collection -> collection.cover() == null ? collection.hero() : collection.cover();
            case Page.Home home ->
                home.carousel().isEmpty() ? null : home.carousel().getFirst().image();
            case Page.Series series -> series.cover();
            case Page.SeriesIndex index -> null;
            case Page.Other other -> other.hero();
            case Page.Form form -> null;
            case Page.Index index -> null;
            case Page.Standard standard -> null;
        };
    }

    private static List<Author> authors(Page page) {
        return page instanceof Page.Exhibit exhibit ? exhibit.authors() : List.of();
    }

    static String shortened(String text) {
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST_DESCRIPTION);
        return text.substring(0, space > 0 ? space : LONGEST_DESCRIPTION) + "…";
    }
}
