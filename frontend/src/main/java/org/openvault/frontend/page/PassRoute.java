package org.openvault.frontend.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.openvault.frontend.content.Backend;
import org.openvault.frontend.content.PassAnswer;
import org.openvault.frontend.content.Site;
import org.openvault.frontend.http.OffLoop;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.post.FormBody;
import org.openvault.frontend.post.FormBody.Read;
import org.openvault.frontend.post.ForwardedFor;
import org.openvault.frontend.post.SameOrigin;

/** {@code POST /page-pass}: a reader has typed the password of a private page. */
@ApplicationScoped
class PassRoute {
    private static final int MOST_BYTES = 8 * 1024;

    private final Backend backend;
    private final ClosedPages closed;
    private final Messages messages;

    PassRoute(Backend backend, ClosedPages closed, Messages messages) {
        this.backend = backend;
        this.closed = closed;
        this.messages = messages;
    }

    void register(@Observes Router router) {
        router.route("/page-pass").order(-15).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        PageHeaders.security(context.response());
        context.response().putHeader("Cache-Control", "no-store").putHeader("X-Robots-Tag", "noindex");
        if (request.method() != HttpMethod.POST) {
            context.response().setStatusCode(405).putHeader("Allow", "POST").end();
        } else if (!SameOrigin.is(request)) {
            send(context, 403, messages.page(403, Site.UNKNOWN, "", List.of()));
        } else {
            String reader = ForwardedFor.of(request);
            FormBody.read(request, MOST_BYTES).thenAccept(read -> {
                switch (read) {
                    case Read.Unreadable(int status) ->
                        send(context, status, messages.page(400, Site.UNKNOWN, "", List.of()));
                    case Read.Form form ->
                        OffLoop.answer(
                                context,
                                () -> check(context, form, reader),
                                () -> send(context, 503, messages.unavailable()));
                }
            });
        }
    }

    private Runnable check(RoutingContext context, Read.Form form, String reader) {
        String path = form.text("path");
        String page = form.text("page");
        if (!path.matches("/([^/\\\\\\s?#][^\\\\\\s?#]*)?") || !page.matches("\\d{1,18}")) {
            return () -> send(context, 400, messages.page(400, Site.UNKNOWN, "", List.of()));
        }
        PrivateView view = new PrivateView("password", Long.parseLong(page), path, "");
        return switch (backend.openPage(view.page(), form.text("password"), reader)) {
            case PassAnswer.Opened(String pass) ->
                () -> {
                    context.response().addCookie(PassCookie.with(pass, context.request()));
                    seeOther(context, path);
                };
            case PassAnswer.Wrong wrong -> again(context, 403, view, "That is not the password of this page.");
            case PassAnswer.TooManyAttempts(int retryAfter) -> {
                context.response().putHeader("Retry-After", String.valueOf(retryAfter));
                yield again(context, 429, view, "Too many wrong passwords. Wait a minute, then try again.");
            }
            case PassAnswer.NotAsked notAsked -> () -> seeOther(context, path);
            case PassAnswer.Unavailable unavailable ->
                again(context, 503, view, "The password cannot be checked just now. Please try again shortly.");
        };
    }

    private Runnable again(RoutingContext context, int status, PrivateView view, String problem) {
        String html = closed.html(new PrivateView(view.kind(), view.page(), view.path(), problem), Site.UNKNOWN);
        return () -> send(context, status, html);
    }

    private static void seeOther(RoutingContext context, String path) {
        context.response()
                .setStatusCode(303)
                .putHeader("Location", Address.encode(path))
                .end();
    }

    private static void send(RoutingContext context, int status, String html) {
        HttpServerResponse response = context.response();
        if (!response.closed()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", PageRenderer.HTML)
                    .end(html);
        }
    }
}
