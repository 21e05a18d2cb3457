package org.openvault.backend.admin;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What came of a form, said once on the next screen. It travels in a cookie that only this server sets: said in the address,
 * anybody's link could put words into the admin's mouth.
 */
public final class Notice {

    static final String COOKIE = "ov_notice";
    private static final int MOST = 1500;
    private static final int SECONDS = 60;

    private Notice() {}

    /** @param path of the admin's screen to show next */
    public static Response at(String path, String message) {
        String shown = message.length() > MOST ? message.substring(0, MOST) + "…" : message;
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(shown.getBytes(StandardCharsets.UTF_8));
        return Response.seeOther(URI.create(path))
                .cookie(cookie(value, SECONDS))
                .build();
    }

    static NewCookie none() {
        return cookie("", 0);
    }

    static String read(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    private static NewCookie cookie(String value, int age) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/admin")
                .maxAge(age)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
