package org.openvault.frontend.preview;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a link's token is kept once it has left the address: out of reach of scripts, and sent nowhere but to previews. */
final class PreviewCookie {
    static final String NAME = "ov-preview";
    static final String PATH = "/preview";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{40,200}");
    /** No link holds longer; the backend decides when it is over. */
    private static final long SECONDS = 15 * 60;

    private PreviewCookie() {}

    static boolean isToken(@Nullable String text) {
        return text != null && TOKEN.matcher(text).matches();
    }

    static @Nullable String read(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        return cookie != null && isToken(cookie.getValue()) ? cookie.getValue() : null;
    }

    static Cookie of(String token, HttpServerRequest request) {
        return cookie(token, request).setMaxAge(SECONDS);
    }

    static Cookie none(HttpServerRequest request) {
        return cookie("", request).setMaxAge(0);
    }

    /** Lax, as the link is followed from the admin, which is another site. */
    private static Cookie cookie(String value, HttpServerRequest request) {
        boolean secure = request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return Cookie.cookie(NAME, value)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX);
    }
}
