package org.openvault.backend.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.api.http.ClientAddress.Client;

/**
 * What one may ask a second. Whoever has a token has an allowance of their own; a token that nobody has seen to hold yet
 * costs the address that it comes from, so that to make tokens up gains nothing.
 */
@Singleton
public class RateLimits {

    private static final int MOST_KNOWN = 100_000;
    private static final int ITEMS_IN_ONE = 20;
    private static final int WRITE = 2;
    private static final int SEARCH = 5;

    private final HttpConfig.Rate config;
    private final ClientAddress addresses;
    private final Clock clock;
    private final List<Network> exempt;
    private final Cache<String, Allowance> allowances = bounded(Duration.ofMinutes(10));
    private final Cache<String, Boolean> known = bounded(Duration.ofMinutes(5));

    @Inject
    RateLimits(HttpConfig config, ClientAddress addresses, Clock clock) {
        this.config = config.rate();
        this.addresses = addresses;
        this.clock = clock;
        this.exempt = Network.all(config.rate().exempt());
    }

    private static <T> Cache<String, T> bounded(Duration unused) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(unused)
                .build();
    }

    /** The token of this header holds: from now on it has an allowance of its own. */
    public void vouch(String authorization) {
        known.put(Digest.text(authorization), true);
    }

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Client client = addresses.of(request);
        if (!config.enabled() || isExempt(client)) {
            context.next();
            return;
        }
        Optional<String> token = token(request);
        int rate = token.isPresent() ? config.token() : config.address();
        int most = rate * config.burst();
        Allowance allowance = allowances.get(token.orElseGet(client::key), key -> new Allowance(most, clock.instant()));
        Allowance.Verdict verdict = allowance.take(cost(request), rate, most, clock.instant());
        context.response()
                .putHeader("RateLimit-Policy", "\"default\";q=%d;w=%d".formatted(most, config.burst()))
                .putHeader("RateLimit", "\"default\";r=%d;t=%d".formatted(verdict.left(), verdict.full()));
        if (verdict.allowed()) {
            context.next();
        } else {
            context.response().putHeader("Retry-After", String.valueOf(verdict.delay()));
            Refuse.with(context, ProblemJson.body(429, "Too many requests", "wait as long as 'Retry-After' says"));
        }
    }

    private boolean isExempt(Client client) {
        return !client.told() && exempt.stream().anyMatch(network -> network.holds(client.address()));
    }

    private Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .map(Digest::text)
                .filter(digest -> known.getIfPresent(digest) != null);
    }

    /** In requests of the cheapest kind: lists by how much of them is asked for. */
    static int cost(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return request.method().equals(HttpMethod.OPTIONS) ? 1 : WRITE;
        }
        String query = request.query() == null ? "" : request.query();
        boolean isSearch = request.path().startsWith("/api/v3/search") || query.contains("search=");
        return (isSearch ? SEARCH : 1) + items(query) / (ITEMS_IN_ONE + 1);
    }

    private static int items(String query) {
        for (String parameter : query.split("&")) {
            if (parameter.matches("limit=[0-9]{1,4}")) {
                return Integer.parseInt(parameter.substring("limit=".length()));
            }
        }
        return 0;
    }
}
