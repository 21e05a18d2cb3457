package org.openvault.launcher;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Follows every link within a site, through redirects, down to the places within pages. */
final class Crawl {
    private static final int MOST_STEPS = 4;
    private static final Set<String> OTHER_HOSTS = Set.of("americanarchive.org");

    private final String site;
    private final Map<String, Document> pages = new TreeMap<>();
    private final Map<String, String> dead = new LinkedHashMap<>();
    private final Map<String, String> fragments = new LinkedHashMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private Crawl(String site) {
        this.site = site;
    }

    /** @param starts addresses to begin from, beside those that they lead to */
    static Crawl of(String site, String... starts) {
        Crawl crawl = new Crawl(site);
        crawl.waiting.addAll(List.of(starts));
        crawl.run();
        return crawl;
    }

    /** By address, whatever answered 200. */
    Map<String, Document> pages() {
        return pages;
    }

    /** Links that lead nowhere, with the reason. */
    Map<String, String> dead() {
        return dead;
    }

    private void run() {
        Map<String, String> known = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            String path = waiting.poll();
            if (!known.containsKey(path)) {
                known.put(path, read(path));
            }
        }
        fragments.forEach((link, from) -> {
            String target = known.getOrDefault(link.substring(0, link.indexOf('#')), "");
            String id = link.substring(link.indexOf('#') + 1);
            if (pages.containsKey(target) && !id.isEmpty() && pages.get(target).getElementById(decoded(id)) == null) {
                dead.put(from + " → " + link, "no such place");
            }
        });
    }

    /** The address in the end; empty where it is not on this site. */
    private String read(String link) {
        String path = link;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (pages.containsKey(path)) {
                return path;
            }
            var redirected = Http.location(site + path);
            if (redirected.status() != 301 && redirected.status() != 302) {
                return page(link, path);
            }
            URI target = URI.create(redirected.location());
            if (target.getHost() != null) {
                if (!OTHER_HOSTS.contains(target.getHost())) {
                    dead.put(link, "leads to " + target);
                }
                return "";
            }
            path = redirected.location().replaceAll("#.*", "");
        }
        dead.put(link, "redirects without end");
        return "";
    }

    private String page(String link, String path) {
        var answer = Http.get(site + path, Map.of());
        if (answer.status() != 200) {
            dead.put(link, "status " + answer.status());
            return "";
        }
        Document page = Jsoup.parse(answer.text());
        pages.put(path, page);
        for (String href : page.select("a[href]").eachAttr("href")) {
            String target = href.startsWith("#") ? path + href : href;
            if (target.startsWith("/")) {
                String address = target.replaceAll("#.*", "");
                waiting.add(address);
                if (target.contains("#")) {
                    fragments.putIfAbsent(target, path);
                }
            }
        }
        return path;
    }

    private static String decoded(String id) {
        return java.net.URLDecoder.decode(id.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }
}
