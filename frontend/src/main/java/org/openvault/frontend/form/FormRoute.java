package org.openvault.frontend.form;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.function.Supplier;
import org.openvault.frontend.http.OffLoop;
import org.openvault.frontend.layout.Messages;
import org.openvault.frontend.layout.SafeHeaders;
import org.openvault.frontend.post.FormBody;
import org.openvault.frontend.post.FormBody.Read;
import org.openvault.frontend.post.ForwardedFor;
import org.openvault.frontend.post.SameOrigin;

/**
 * {@code /form} and the address of a form: there it is sent, and there stands what is said when it was. The page of the form
 * itself is like any other and kept like any other; nothing here is kept.
 */
@ApplicationScoped
class FormRoute {
    private static final int MOST_BYTES = 64 * 1024;

    private final FormPages pages;
    private final Messages messages;
    private final SafeHeaders safeHeaders;

    FormRoute(FormPages pages, Messages messages, SafeHeaders safeHeaders) {
        this.pages = pages;
        this.messages = messages;
        this.safeHeaders = safeHeaders;
    }

    void register(@Observes Router router) {
        router.route("/form-stamp").order(-15).handler(this::stamp);
        router.route("/form/*").order(-15).handler(this::handle);
    }

    private void stamp(RoutingContext context) {
        HttpServerRequest request = context.request();
        String page = request.getParam("page");
        headers(context.response());
        if (request.method() != HttpMethod.GET || page == null || !page.matches("\\d{1,18}")) {
            context.response().setStatusCode(400).end();
            return;
        }
        on(context, () -> pages.stamp(Long.parseLong(page)));
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        headers(context.response());
        String path = request.path().substring(Forms.PATH.length());
        String host = host(request);
        if (!path.matches("/([^/\\\\\\s?#%][^\\\\\\s?#]*/)?")) {
            send(context, new FormPages.Shown(404, messages.page(404)));
        } else if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            boolean sent = "1".equals(request.getParam("sent"));
            on(context, () -> pages.afterwards(host, path, sent));
        } else if (request.method() != HttpMethod.POST) {
            context.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "GET, HEAD, POST")
                    .end();
        } else if (!SameOrigin.is(request)) {
            send(context, new FormPages.Shown(403, messages.page(FormMessages.FROM_ELSEWHERE)));
        } else {
            receive(context, host, path);
        }
    }

    private void receive(RoutingContext context, String host, String path) {
        String reader = ForwardedFor.of(context.request());
        FormBody.read(context.request(), MOST_BYTES).thenAccept(read -> {
            switch (read) {
                case Read.Unreadable(int status) ->
                    send(context, new FormPages.Shown(status, messages.page(FormMessages.unreadable(status))));
                case Read.Form form -> on(context, () -> pages.submit(host, path, form, reader));
            }
        });
    }

    private void on(RoutingContext context, Supplier<FormPages.Shown> work) {
        OffLoop.answer(
                context,
                () -> {
                    FormPages.Shown shown = work.get();
                    return () -> send(context, shown);
                },
                () -> send(context, new FormPages.Shown(503, messages.unavailable())));
    }

    private static String host(HttpServerRequest request) {
        return request.authority() == null
                ? "localhost"
                : request.authority().host().toLowerCase(Locale.ROOT);
    }

    private void headers(HttpServerResponse response) {
        safeHeaders.put(response);
        response.putHeader("Cache-Control", "no-store").putHeader("X-Robots-Tag", "noindex");
    }

    private static void send(RoutingContext context, FormPages.Shown shown) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        if (!shown.location().isEmpty()) {
            response.putHeader("Location", shown.location());
        }
        if (shown.retryAfter() > 0) {
            response.putHeader("Retry-After", String.valueOf(shown.retryAfter()));
        }
        response.setStatusCode(shown.status()).putHeader("Content-Type", shown.type());
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(shown.body());
        }
    }
}
