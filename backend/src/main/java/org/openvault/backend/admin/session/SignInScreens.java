package org.openvault.backend.admin.session;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.admin.AdminAddress;
import org.openvault.backend.admin.AdminFilter;
import org.openvault.backend.admin.Bundles;
import org.openvault.backend.admin.Shell;
import org.openvault.backend.api.http.ClientAddress;
import org.openvault.backend.openid.SignInByOpenId;
import org.openvault.backend.user.Device;
import org.openvault.backend.user.Sessions;

/** The screens of signing in, and where each leads. */
@RequestScoped
class SignInScreens {

    @CheckedTemplate(basePath = "admin/session")
    static class Templates {
        static native TemplateInstance signIn(String to, String name, String message, String openId);

        static native TemplateInstance secondStep(String to, String message);

        static native TemplateInstance signedIn(String to);
    }

    @Inject
    Shell shell;

    @Inject
    Bundles words;

    @Inject
    Sessions sessions;

    @Inject
    SignInByOpenId openId;

    @Inject
    AdminAddress address;

    @Inject
    ClientAddress clients;

    SessionWords words() {
        return words.of(SessionWords.class);
    }

    Response signIn(int status, @Nullable String to, String name, String message) {
        return page(
                status,
                Templates.signIn(local(to), name, message, openId.label().orElse("")));
    }

    Response secondStep(int status, @Nullable String to, String message) {
        return page(status, Templates.secondStep(local(to), message));
    }

    /**
     * A redirect from the issuer's site to here would go without the new cookie, as it is for this site alone; what the
     * browser does after this page it does of its own.
     */
    Response signedIn(@Nullable String to) {
        return page(200, Templates.signedIn(local(to)));
    }

    private Response page(int status, TemplateInstance screen) {
        return Response.status(status)
                .type("text/html; charset=utf-8")
                .entity(shell.render(screen))
                .build();
    }

    static Response to(String path, @Nullable String to) {
        return Response.seeOther(URI.create(path + "?to=" + URLEncoder.encode(local(to), StandardCharsets.UTF_8)))
                .build();
    }

    /** Only ever back into the admin. */
    static String local(@Nullable String to) {
        return to != null && to.matches("/admin/[A-Za-z0-9/_-]*") && !to.contains("//") ? to : "/admin/";
    }

    Device device(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Device(clients.key(request), agent == null ? "" : agent);
    }

    boolean isSecure(UriInfo uri) {
        return SignInCookies.isSecure(address, uri);
    }

    /** Who signs in again leaves nothing behind that lets somebody in. */
    void endFormer(HttpServerRequest request) {
        var former = request.getCookie(AdminFilter.COOKIE);
        if (former != null) {
            sessions.find(former.getValue()).ifPresent(person -> sessions.signOut(person, former.getValue()));
        }
    }
}
