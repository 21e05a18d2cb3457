package org.openvault.frontend.preview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page as readers would get it, with a banner over it and without what machines would keep of it. In a preview of the whole
 * site its links stay within the preview.
 */
final class PreviewFrame {
    private static final Set<String> NOT_PAGES = Set.of("media", "assets", "preview", "form", "search");

    @CheckedTemplate(basePath = "preview")
    static final class Templates {
        static native TemplateInstance banner(PreviewView view);
    }

    private PreviewFrame() {}

    static String around(String html, PreviewView view, boolean isWholeSite) {
        Document page = withoutMachines(html);
        page.title(view.kind() + ": " + page.title());
        page.body().selectFirst("header").before(Templates.banner(view).render()); // the way to the content stays first
        if (isWholeSite) {
            page.select("a[href^=/]").forEach(PreviewFrame::keepWithin);
        }
        return page.outerHtml();
    }

    /** For a frame of the admin: links open beside it, and a script that runs before all others takes in what is new. */
    static String beside(String html, String script) {
        Document page = withoutMachines(html);
        page.select("a[href]:not([href^=#]), form").attr("target", "_blank").attr("rel", "noopener");
        Element live = new Element("script").attr("type", "module").attr("src", script);
        page.head().select("script[type=module]").first().before(live);
        return page.outerHtml();
    }

    private static Document withoutMachines(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        page.select("link[rel=canonical], link[hreflang], link[rel=manifest], meta[name=robots], meta[property^=og:],"
                        + " script[type=application/ld+json], link[type=application/atom+xml],"
                        + " link[type=application/feed+json]")
                .remove();
        page.head().appendElement("meta").attr("name", "robots").attr("content", "noindex, nofollow");
        return page;
    }

    private static void keepWithin(Element link) {
        String target = link.attr("href");
        String first = target.substring(1).replaceFirst("[/?#].*$", "");
        boolean isBanner = link.closest(".preview-banner") != null;
        if (!isBanner && !target.startsWith("//") && !NOT_PAGES.contains(first) && first.indexOf('.') < 0) {
            link.attr("href", PreviewCookie.PATH + target);
        }
    }
}
