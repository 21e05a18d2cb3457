package org.openvault.frontend.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The passes that a reader has for private pages. What they open the backend decides, each time. */
final class PassCookie {
    static final String NAME = "ov-pass";

    private static final Pattern PASS = Pattern.compile("[A-Za-z0-9._-]{10,100}");
    private static final int MOST = 8;
    private static final long SECONDS = 12 * 60 * 60;

    private PassCookie() {}

    static List<String> read(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        return cookie == null
                ? List.of()
                : List.of(cookie.getValue().split("~")).stream()
                        .filter(pass -> PASS.matcher(pass).matches())
                        .limit(MOST)
                        .toList();
    }

    /** The newest first; the oldest are left out when there are too many. */
    static Cookie with(String pass, HttpServerRequest request) {
        List<String> passes = new ArrayList<>(List.of(pass));
        read(request).stream()
                .filter(other -> !samePage(other, pass))
                .limit(MOST - 1)
                .forEach(passes::add);
        boolean secure = request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return Cookie.cookie(NAME, String.join("~", passes))
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(SECONDS);
    }

    private static boolean samePage(String one, String other) {
        return one.substring(0, one.indexOf('.') + 1).equals(other.substring(0, other.indexOf('.') + 1));
    }
}
