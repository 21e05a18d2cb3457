package org.openvault.frontend.page;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The first paragraph of a page in plain words. */
final class Summary {
    private static final int SHORTEST = 40;

    private Summary() {}

    static String of(String html) {
        for (Element paragraph : Jsoup.parseBodyFragment(html).select(".prose p, p")) {
            paragraph.select("sup").remove();
            if (paragraph.text().length() >= SHORTEST && paragraph.attr("class").isEmpty()) {
                return paragraph.text();
            }
        }
        return "";
    }
}
