package org.openvault.frontend.seo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openvault.frontend.cache.CacheKey;
import org.openvault.frontend.cache.PageSource;
import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.Dependencies;
import org.openvault.frontend.content.SiteMap;

/**
 * {@code /sitemap.xml}, which lists {@code /sitemap-0.xml} and so on: each holds the pages of five thousand ids, is kept for
 * itself, and is made anew when one of its pages changes. However large the site, no more than one part is ever in the making.
 */
@ApplicationScoped
class Sitemap implements PageSource {
    private static final String XML = "application/xml; charset=utf-8";
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String IMAGES = "http://www.google.com/schemas/sitemap-image/1.1";
    private static final String INDEX = "/sitemap.xml";
    private static final Pattern PART = Pattern.compile("/sitemap-(0|[1-9]\\d{0,11})\\.xml");
    /** What a map may hold at most; a part of the backend is smaller. */
    private static final int MOST = 50_000;

    private final Backend backend;

    Sitemap(Backend backend) {
        this.backend = backend;
    }

    @Override
    public boolean answers(String path) {
        return path.equals(INDEX) || PART.matcher(path).matches();
    }

    @Override
    public List<String> parameters() {
        return List.of();
    }

    @Override
    public Rendering render(CacheKey key) {
        Matcher part = PART.matcher(key.path());
        return part.matches() ? part(key.host(), Long.parseLong(part.group(1))) : index(key.host());
    }

    private Rendering index(String host) {
        return switch (backend.siteMap(host)) {
            case Answer.Found<SiteMap>(SiteMap map, Dependencies on)
            when map.parts().isEmpty() -> new Rendering.Rejected(404);
            case Answer.Found<SiteMap>(SiteMap map, Dependencies on) -> rendered(index(map), on);
            case Answer<SiteMap> other -> Unusable.of(other);
        };
    }

    private static String index(SiteMap map) {
        Xml xml = new Xml("sitemapindex", "xmlns", NAMESPACE);
        for (SiteMap.Part part : map.parts()) {
            xml.open("sitemap")
                    .element("loc", map.site().absolute("/sitemap-" + part.part() + ".xml"))
                    .element("lastmod", instant(part.lastPublishedAt()))
                    .close();
        }
        return xml.close().end();
    }

    private Rendering part(String host, long part) {
        Xml xml = new Xml("urlset", "xmlns", NAMESPACE, "xmlns:image", IMAGES);
        Set<String> tags = new HashSet<>();
        long sequence = Long.MAX_VALUE;
        Duration maxAge = Duration.ofDays(1);
        int count = 0;
        Long after = null;
        do {
            Answer<SiteMap.Pages> answer = backend.siteMapPages(host, part, after);
            if (!(answer instanceof Answer.Found<SiteMap.Pages>(SiteMap.Pages pages, Dependencies on))) {
                return Unusable.of(answer);
            }
            pages.items().forEach(page -> page(xml, page));
            tags.addAll(on.tags());
            sequence = Math.min(sequence, on.sequence());
            maxAge = on.maxAge().compareTo(maxAge) < 0 ? on.maxAge() : maxAge;
            count += pages.items().size();
            after = pages.next();
        } while (after != null && count < MOST);
        return count == 0
                ? new Rendering.Rejected(404)
                : rendered(xml.close().end(), new Dependencies(tags, sequence, maxAge, null, null));
    }

    private static void page(Xml xml, SiteMap.Entry page) {
        xml.open("url").element("loc", page.htmlUrl()).element("lastmod", instant(page.lastPublishedAt()));
        for (String image : page.images()) {
            xml.open("image:image").element("image:loc", image).close();
        }
        xml.close();
    }

    private static Rendering rendered(String xml, Dependencies on) {
        return new Rendering.Rendered(200, XML, xml, null, on.tags(), on.sequence(), on.maxAge());
    }

    static String instant(OffsetDateTime time) {
        return DateTimeFormatter.ISO_INSTANT.format(
                time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    }
}
