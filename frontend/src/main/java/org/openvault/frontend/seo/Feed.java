package org.openvault.frontend.seo;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.openvault.frontend.content.NewPage;
import org.openvault.frontend.content.Newest;

/** What a feed says, whatever its form. @param path of the page that it belongs to; @param self its own path */
record Feed(String title, String path, String self, Newest newest) {
    private static final OffsetDateTime NEVER = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    String home() {
        return newest.site().absolute(path);
    }

    String address() {
        return newest.site().absolute(self);
    }

    String updated() {
        return Sitemap.instant(newest.items().stream()
                .map(NewPage::lastPublishedAt)
                .max(Comparator.naturalOrder())
                .orElse(NEVER));
    }

    /** Names a page for good, wherever it moves: RFC 4151. */
    String id(NewPage page) {
        return "tag:%s,%s:page/%d"
                .formatted(authority(), page.firstPublishedAt().toLocalDate(), page.id());
    }

    private String authority() {
        return newest.site().url().replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*$", "");
    }
}
