package org.openvault.frontend.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param footerText HTML within a line */
public record Site(long id, String name, String url, List<MenuItem> menu, List<MenuItem> footer, String footerText) {
    public record MenuItem(String title, String url) {}

    /** Stands in where the backend did not say which site it is. */
    public static final Site UNKNOWN = new Site(0, "Open Vault", "", List.of(), List.of(), "");

    public Site(
            long id,
            @Nullable String name,
            @Nullable String url,
            @Nullable List<MenuItem> menu,
            @Nullable List<MenuItem> footer,
            @Nullable String footerText) {
        this.id = id;
        this.name = name == null || name.isBlank() ? "Open Vault" : name;
        this.url = url == null ? "" : url.replaceAll("/+$", "");
        this.menu = usable(menu);
        this.footer = usable(footer);
        this.footerText = Values.text(footerText);
    }

    /** An absolute address for a path of this site. */
    public String absolute(String path) {
        return path.startsWith("/") ? url + path : path;
    }

    private static List<MenuItem> usable(@Nullable List<MenuItem> items) {
        return Values.copy(items).stream()
                .filter(item -> item.title() != null && item.url() != null)
                .toList();
    }
}
