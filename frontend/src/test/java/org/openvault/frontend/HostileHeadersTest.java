package org.openvault.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.cache.PageCache;
import org.openvault.frontend.feed.ChangeSubscription;

/** Whoever fills the cache with whatever headers: the next reader gets the same bytes as if nobody had. */
@QuarkusTest
@QuarkusTestResource(FakeBackendResource.class)
class HostileHeadersTest {
    @Inject
    PageCache cache;

    @Inject
    ChangeSubscription feed;

    @TestHTTPResource
    URI site;

    @BeforeEach
    void startClean() {
        Await.until("the feed is followed", feed::isConnected);
        cache.clear();
    }

    @Test
    void everyHeaderOnEveryRouteLeavesEveryPageAsItWas() {
        List<String> headers = HostileHeaders.list();
        assertThat(headers).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        List<String> routes = routes();
        Map<String, String> clean = new LinkedHashMap<>();
        for (String route : routes) {
            clean.put(route, answer(route, "Host: localhost"));
        }
        int pages = cache.count();
        for (String header : headers) {
            cache.clear();
            for (String route : routes) {
                assertThat(status(answer(route, withHost(header))))
                        .as(header + " on " + route)
                        .isBetween(200, 499);
            }
            for (String route : routes) {
                assertThat(answer(route, "Host: localhost"))
                        .as(route + " after " + header)
                        .isEqualTo(clean.get(route));
            }
            assertThat(cache.count()).as("pages after " + header).isLessThanOrEqualTo(pages);
        }
    }

    @Test
    void parametersThatNobodyDeclaredAndOtherSpellingsStoreNothingNew() {
        answer("/about/", "Host: localhost");
        answer("/search/?q=news", "Host: localhost");
        int pages = cache.count();
        for (int i = 0; i < 50; i++) {
            answer("/about/?utm_source=x" + i + "&x=" + i, "Host: localhost");
            answer("/about/?page=1&_=" + i, "Host: localhost");
            answer("/search/?evil=" + i + "&q=news&q=other", "Host: localhost");
            answer("/search/?page=1&type=&q=%6eews&utm=" + i, "Host: evil" + i + ".example");
            answer("//about//", "Host: localhost");
        }

        assertThat(cache.count()).isEqualTo(pages);
    }

    private List<String> routes() {
        String styles = Jsoup.parse(answer("/", "Host: localhost"))
                .select("link[rel=stylesheet]")
                .attr("href");
        return new ArrayList<>(List.of(
                "/",
                "/exhibits/",
                "/exhibits/?page=2",
                "/exhibits/first-night/",
                "/exhibits/first-night/the-studio/",
                "/collections/",
                "/collections/advocates/",
                "/about/",
                "/about",
                "/search/?q=news",
                "/nowhere/",
                "/gone/",
                "/members/",
                "/catalog/old/",
                "/robots.txt",
                styles,
                "/favicon.ico",
                "/media/images/7/ab12cd/fill-100x100.jpg"));
    }

    private static String withHost(String header) {
        return header.startsWith("Host:") ? header : "Host: localhost\r\n" + header;
    }

    /** As it comes, without what says when, how old and from where. */
    private String answer(String target, String headers) {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .replaceFirst("(?i)\r\ndate: [^\r]*", "")
                    .replaceFirst("(?i)\r\nage: [^\r]*", "")
                    .replaceFirst("(?i)\r\ncache-status: [^\r]*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(target + " with " + headers, e);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
