package org.openvault.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Headers by which others' caches were poisoned, deceived or filled, and whatever else no reader means. */
final class HostileHeaders {
    private static final List<String> HOSTS = List.of(
            "evil.example", "evil.example:8080", "localhost:99999", "LOCALHOST", "127.0.0.1", "a.b.c.d.e.example");

    private static final List<String> ABOUT_THE_ADDRESS = List.of(
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-Original-URI",
            "X-Override-URL",
            "X-Forwarded-Path",
            "X-Forwarded-Uri",
            "X-Forwarded-Prefix",
            "X-Request-URI",
            "Request-URI",
            "Destination",
            "Referer",
            "Origin",
            "Content-Location",
            "X-Invoke-Path",
            "X-Matched-Path",
            "X-Middleware-Rewrite");

    private static final List<String> ABOUT_THE_HOST = List.of(
            "X-Forwarded-Host",
            "X-Host",
            "X-Forwarded-Server",
            "X-HTTP-Host-Override",
            "X-Original-Host",
            "X-Backend-Host",
            "X-Forwarded-For",
            "X-Real-IP",
            "X-Client-IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "Via",
            "From",
            "Ov-Hosts");

    private static final Map<String, List<String>> OTHERS = Map.ofEntries(
            Map.entry("X-Forwarded-Proto", List.of("https", "http", "javascript", "evil://")),
            Map.entry("X-Forwarded-Scheme", List.of("https", "http", "nothttps")),
            Map.entry("X-Forwarded-Port", List.of("443", "99999", "evil")),
            Map.entry("X-Forwarded-Ssl", List.of("on", "off")),
            Map.entry("Front-End-Https", List.of("on")),
            Map.entry("Forwarded", List.of("host=evil.example;proto=https", "for=\"[::1]\"", "by=evil", "host=\"")),
            Map.entry("X-HTTP-Method-Override", List.of("POST", "DELETE", "HEAD", "PURGE")),
            Map.entry("X-HTTP-Method", List.of("PUT", "TRACE")),
            Map.entry("X-Method-Override", List.of("POST")),
            Map.entry("Accept", List.of("*/*", "application/json", "text/x-component", "image/webp", "evil/evil", "")),
            Map.entry("Accept-Language", List.of("de", "fr;q=1, *;q=0", "x-evil", "*")),
            Map.entry(
                    "Accept-Encoding",
                    List.of("gzip", "br", "deflate", "zstd", "*", "identity;q=0", "gzip;q=0", "br;q=x")),
            Map.entry("Accept-Charset", List.of("utf-16", "evil")),
            Map.entry("Accept-Datetime", List.of("Sat, 21 Nov 2020 12:00:00 GMT")),
            Map.entry(
                    "Cookie",
                    List.of("session=1", "lang=de; theme=dark", "a=\"<script>\"", "=", "quarkus-credential=x")),
            Map.entry("Authorization", List.of("Bearer x", "Basic YTpi", "Negotiate")),
            Map.entry("Proxy-Authorization", List.of("Basic YTpi")),
            Map.entry("Cache-Control", List.of("no-cache", "no-store", "max-age=0", "only-if-cached", "max-stale")),
            Map.entry("Pragma", List.of("no-cache", "akamai-x-cache-on", "x-evil")),
            Map.entry("Range", List.of("bytes=0-0", "bytes=0-", "bytes=-1", "bytes=999999-", "bytes=1-0", "lines=1-2")),
            Map.entry("If-Range", List.of("\"x\"", "Sat, 21 Nov 2020 12:00:00 GMT")),
            Map.entry("If-None-Match", List.of("*", "\"x\"", "W/\"x\"", "\"")),
            Map.entry("If-Match", List.of("\"x\"", "*")),
            Map.entry("If-Modified-Since", List.of("Sat, 21 Nov 2099 12:00:00 GMT", "never")),
            Map.entry("If-Unmodified-Since", List.of("Sat, 21 Nov 1999 12:00:00 GMT")),
            Map.entry("x-nextjs-data", List.of("1")),
            Map.entry("x-middleware-prefetch", List.of("1")),
            Map.entry("x-middleware-subrequest", List.of("middleware", "src/middleware:src/middleware")),
            Map.entry("x-now-route-matches", List.of("1=evil")),
            Map.entry("x-prerender-revalidate", List.of("1")),
            Map.entry("RSC", List.of("1")),
            Map.entry("Next-Router-Prefetch", List.of("1")),
            Map.entry("Next-Action", List.of("0")),
            Map.entry("X-React-Router-SPA-Mode", List.of("yes")),
            Map.entry("X-React-Router-Prerender-Data", List.of("[]")),
            Map.entry("Purpose", List.of("prefetch")),
            Map.entry("Sec-Purpose", List.of("prefetch;prerender")),
            Map.entry("Sec-Fetch-Dest", List.of("script", "iframe")),
            Map.entry("Save-Data", List.of("on")),
            Map.entry("DPR", List.of("3")),
            Map.entry("Width", List.of("1", "99999")),
            Map.entry("User-Agent", List.of("Googlebot", "evil/1.0", "curl", "<script>alert(1)</script>", "")),
            Map.entry("X-Requested-With", List.of("XMLHttpRequest")),
            Map.entry("X-PJAX", List.of("true")),
            Map.entry("HX-Request", List.of("true")),
            Map.entry("Turbo-Frame", List.of("evil")),
            Map.entry("X-Wap-Profile", List.of("http://evil.example/p.xml")),
            Map.entry("X-Arbitrary", List.of("evil", "\u00e9\u00e8", "%0d%0aSet-Cookie: x=1", "x".repeat(4_000))),
            Map.entry("Content-Type", List.of("application/json", "text/html;charset=utf-7", "multipart/form-data")),
            Map.entry("Content-Encoding", List.of("gzip", "evil")),
            Map.entry("Connection", List.of("X-Arbitrary", "upgrade", "close, Accept-Encoding")),
            Map.entry("Upgrade", List.of("websocket", "evil")),
            Map.entry("TE", List.of("trailers", "chunked")),
            Map.entry("Expect", List.of("evil")),
            Map.entry("Max-Forwards", List.of("0")),
            Map.entry("Trailer", List.of("Host")),
            Map.entry("Debug", List.of("1")),
            Map.entry("X-Debug", List.of("true")),
            Map.entry("Fastly-Debug", List.of("1")),
            Map.entry("Surrogate-Capability", List.of("esi=\"ESI/1.0\"")),
            Map.entry("Ov-Page-Pass", List.of("evil")),
            Map.entry("Ov-Sequence", List.of("999999999")),
            Map.entry("Cache-Tag", List.of("page:1")),
            Map.entry("traceparent", List.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
            Map.entry("Transfer-Encoding", List.of("evil", "identity")),
            Map.entry("Content-Length", List.of("x", "-1")));

    private HostileHeaders() {}

    /** Each as lines to be put into a request. A {@code Host} takes the place of the usual one. */
    static List<String> list() {
        List<String> all = new ArrayList<>();
        HOSTS.forEach(host -> all.add("Host: " + host));
        List.of(
                        "",
                        "a b",
                        "evil.example/path",
                        "<script>",
                        "\u00e9.example",
                        "user@evil.example",
                        "-",
                        "..",
                        "[::1",
                        "::1")
                .forEach(odd -> all.add("Host: " + odd));
        for (String name : ABOUT_THE_HOST) {
            List.of("evil.example", "127.0.0.1", "second.example", "\"><script>")
                    .forEach(value -> all.add(name + ": " + value));
        }
        for (String name : ABOUT_THE_ADDRESS) {
            List.of("/nowhere/", "https://evil.example/x.css", "/../admin")
                    .forEach(value -> all.add(name + ": " + value));
        }
        OTHERS.forEach((name, values) -> values.forEach(value -> all.add(name + ": " + value)));
        IntStream.range(0, 2)
                .forEach(i -> all.add("X-Forwarded-Host: evil.example\r\nX-Forwarded-Scheme: nothttps" + i));
        return all;
    }
}
