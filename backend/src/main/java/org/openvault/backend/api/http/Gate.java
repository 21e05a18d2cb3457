package org.openvault.backend.api.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.openvault.backend.api.ProblemJson;

/** What every request passes before a resource sees it, the cheapest first. */
@ApplicationScoped
class Gate {

    private static final String API = "/api/";
    private static final int FIRST = 400;
    private static final List<Integer> REFUSALS = List.of(400, 404, 405, 406, 413, 415, 500);
    private static final Logger LOG = Logger.getLogger(Gate.class);

    void open(
            @Observes Filters filters,
            Farewell farewell,
            RequestLimits limits,
            Cors cors,
            RateLimits rates,
            HotReads hotReads) {
        filters.register(farewell::handle, FIRST + 1);
        filters.register(limits::handle, FIRST);
        filters.register(ofApi(cors::handle), FIRST - 1);
        filters.register(ofApi(rates::handle), FIRST - 2);
        filters.register(ofApi(hotReads::handle), FIRST - 3);
    }

    /** What the server refuses itself, before or after the resources. */
    void tell(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(Gate::fail);
        REFUSALS.forEach(status -> router.errorHandler(status, Gate::fail));
    }

    private static void fail(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.next();
            return;
        }
        int status = status(context);
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        if (status >= 500) {
            LOG.errorf(
                    context.failure(),
                    "%s %s failed",
                    context.request().method(),
                    context.request().path());
        }
        Refuse.with(context, ProblemJson.body(status, title, "this request cannot be answered: " + title));
    }

    /** An address that cannot be read may be looked at before it is refused: then that fails. */
    private static int status(RoutingContext context) {
        if (context.failure() instanceof IllegalArgumentException) {
            return 400;
        }
        return context.statusCode() < 400 ? 500 : context.statusCode();
    }

    private static Handler<RoutingContext> ofApi(Handler<RoutingContext> handler) {
        return context -> {
            if (context.normalizedPath().startsWith(API)) {
                handler.handle(context);
            } else {
                context.next();
            }
        };
    }
}
