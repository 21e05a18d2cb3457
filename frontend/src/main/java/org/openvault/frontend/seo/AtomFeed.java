package org.openvault.frontend.seo;

import org.openvault.frontend.content.NewPage;

/** A feed as Atom, RFC 4287. */
final class AtomFeed {
    static final String TYPE = "application/atom+xml; charset=utf-8";

    private AtomFeed() {}

    static String of(Feed feed) {
        Xml xml = new Xml("feed", "xmlns", "http://www.w3.org/2005/Atom")
                .element("id", feed.address())
                .element("title", feed.title())
                .element("updated", feed.updated())
                .empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.address())
                .empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
        person(xml, feed.newest().site().name());
        feed.newest().items().forEach(page -> entry(xml, feed, page));
        return xml.close().end();
    }

    private static void entry(Xml xml, Feed feed, NewPage page) {
        xml.open("entry")
                .element("id", feed.id(page))
                .element("title", page.title())
                .element("published", Sitemap.instant(page.firstPublishedAt()))
                .element("updated", Sitemap.instant(page.lastPublishedAt()))
                .empty("link", "rel", "alternate", "type", "text/html", "href", page.htmlUrl());
        page.authors().forEach(author -> person(xml, author));
        if (!page.description().isBlank()) {
            xml.element("summary", page.description());
        }
        xml.close();
    }

    private static void person(Xml xml, String name) {
        xml.open("author").element("name", name).close();
    }
}
