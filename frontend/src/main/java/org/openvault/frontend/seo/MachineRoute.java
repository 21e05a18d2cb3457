package org.openvault.frontend.seo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.openvault.frontend.cache.Body;
import org.openvault.frontend.http.BodyAnswer;
import org.openvault.frontend.http.OffLoop;

/** {@code /robots.txt}, {@code /manifest.webmanifest} and {@code /.well-known/security.txt}. */
@ApplicationScoped
class MachineRoute {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final MachineFiles files;

    MachineRoute(MachineFiles files) {
        this.files = files;
    }

    void register(@Observes Router router) {
        route(router, "/robots.txt", TEXT, host -> Optional.of(files.robots(host)));
        route(router, "/manifest.webmanifest", "application/manifest+json", host -> Optional.of(files.manifest(host)));
        route(router, "/.well-known/security.txt", TEXT, files::security);
    }

    private void route(Router router, String path, String type, Function<String, Optional<String>> file) {
        router.route(path).order(-20).handler(context -> {
            HttpMethod method = context.request().method();
            if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
                context.response()
                        .setStatusCode(405)
                        .putHeader("Allow", "GET, HEAD")
                        .end();
                return;
            }
            String host = host(context.request());
            OffLoop.answer(
                    context,
                    () -> {
                        Optional<String> text = file.apply(host);
                        return () -> send(context, text, type);
                    },
                    () -> context.response().setStatusCode(503).end());
        });
    }

    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
        return host.matches("[a-z0-9.-]{1,253}") ? host : "localhost";
    }

    private static void send(RoutingContext context, Optional<String> text, String type) {
        HttpServerResponse response = context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .setStatusCode(text.isPresent() ? 200 : 404);
        response.putHeader("Cache-Control", text.isPresent() ? "public, max-age=3600" : "no-store");
        BodyAnswer.send(
                context.request(),
                response,
                text.isPresent() ? type : TEXT,
                Body.ofPage(text.orElse("There is no such file.\n")));
    }
}
