package org.openvault.backend.admin.session;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.openvault.backend.admin.AdminAddress;
import org.openvault.backend.admin.AdminFilter;
import org.openvault.backend.user.Sessions;

/** What the browser keeps: its session, and for some minutes what it has begun. Scripts see none of it. */
final class SignInCookies {

    static final String STEP = "ov_step";
    static final String OPENID = "ov_openid";
    private static final int MINUTES = 300;

    private SignInCookies() {}

    static NewCookie session(String secret, boolean secure) {
        return cookie(AdminFilter.COOKIE, secret, "/admin", (int) Sessions.LENGTH.toSeconds(), secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    static NewCookie noSession(boolean secure) {
        return cookie(AdminFilter.COOKIE, "", "/admin", 0, secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    static NewCookie step(String secret, boolean secure) {
        return cookie(STEP, secret, "/admin/session", MINUTES, secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** The issuer's page sends the browser back, so that it is another site that asks. */
    static NewCookie openId(String secret, boolean secure) {
        return cookie(OPENID, secret, "/admin/session/openid", MINUTES, secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static NewCookie.Builder cookie(String name, String value, String path, int age, boolean secure) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge(age)
                .httpOnly(true)
                .secure(secure);
    }

    static boolean isSecure(AdminAddress address, UriInfo request) {
        return URI.create(address.origin(request)).getScheme().equals("https");
    }
}
