package org.openvault.backend.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.openvault.backend.api.ProblemJson;

/** Ends a request before any resource sees it. */
final class Refuse {

    private Refuse() {}

    static void with(RoutingContext context, ObjectNode problem) {
        String body = problem.toString();
        var response = context.response()
                .setStatusCode(problem.path("status").intValue())
                .putHeader("Content-Type", ProblemJson.TYPE)
                .putHeader("Cache-Control", "no-store");
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
