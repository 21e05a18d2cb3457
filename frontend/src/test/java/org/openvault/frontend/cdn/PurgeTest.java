package org.openvault.frontend.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.Await;
import org.openvault.frontend.cache.Change;

/** What networks in front hear, tried against a server of our own. */
class PurgeTest {
    private record Heard(String request, String key, String pattern, String authorization, String body) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final CompletableFuture<Void> refreshed = new CompletableFuture<>();
    private volatile boolean silent;
    private HttpServer network;
    private Purge purge;

    @BeforeEach
    void start() throws IOException {
        network = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        network.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        network.createContext("/", this::hear);
        network.start();
    }

    @AfterEach
    void stop() {
        if (purge != null) {
            purge.stop(new ShutdownEvent());
        }
        network.stop(0);
    }

    @Test
    void fastlyIsToldByKeysWhenTheNewPagesAreHere() {
        purge = of(CdnConfig.Kind.FASTLY);
        purge.changed(change("page.published", "page:1"), refreshed);
        assertThat(heard).isEmpty();

        refreshed.complete(null);

        Await.until("it is told", () -> heard.size() == 1);
        assertThat(heard.getFirst().request()).isEqualTo("POST /service/s1/purge");
        assertThat(heard.getFirst().key()).isEqualTo("page:1 by secret");
    }

    @Test
    void cloudflareIsToldByTagsThirtyAtATime() {
        purge = of(CdnConfig.Kind.CLOUDFLARE);
        purge.add(java.util.stream.IntStream.range(0, 31)
                .mapToObj(i -> "page:" + i)
                .toList());

        Await.until("it is told", () -> heard.size() == 2);
        assertThat(heard.getFirst().request()).isEqualTo("POST /client/v4/zones/s1/purge_cache");
        assertThat(heard.getFirst().authorization()).isEqualTo("Bearer secret");
        assertThat(heard.getLast().body()).isEqualTo("{\"tags\":[\"page:30\"]}");
    }

    @Test
    void varnishIsToldByAPatternThatMeansExactlyTheseTags() {
        purge = of(CdnConfig.Kind.VARNISH);
        purge.add(List.of("page:1", "address:1:/a.b(c)/"));

        Await.until("it is told", () -> heard.size() == 1);
        assertThat(heard.getFirst().request()).isEqualTo("BAN /");
        Pattern pattern = Pattern.compile(heard.getFirst().pattern());
        assertThat(pattern.matcher("image:2,page:1").find()).isTrue();
        assertThat(pattern.matcher("address:1:/a.b(c)/,image:2").find()).isTrue();
        assertThat(pattern.matcher("page:11,address:1:/axb(c)/").find()).isFalse();
    }

    @Test
    void aTakedownIsToldAtOnceAndAgainWhenNobodyCanFetchItAnyLonger() {
        purge = of(CdnConfig.Kind.FASTLY);
        purge.changed(change("page.unpublished", "page:1"), refreshed);
        Await.until("it is told at once", () -> heard.size() == 1);

        refreshed.complete(null);

        Await.until("it is told again", () -> heard.size() == 2);
    }

    @Test
    void whatWasRefusedOrNotHeardIsToldAgain() {
        purge = of(CdnConfig.Kind.FASTLY);
        refusals.set(3);
        purge.add(List.of("page:1"));
        Await.until("it is refused three times, and heard", () -> heard.size() == 4);
        silent = true;
        purge.add(List.of("page:2"));
        Await.until("nobody answers, so it is told again", () -> heard.size() > 5);
        silent = false;
        purge.add(List.of("page:3"));

        Await.until("what came later is told, too", () -> heard.getLast().key().contains("page:3"));
        assertThat(heard.subList(4, 6)).allMatch(each -> each.key().contains("page:2"));
    }

    @Test
    void allSitesOrTooManyTagsMeanEverything() {
        purge = of(CdnConfig.Kind.FASTLY);
        refreshed.complete(null);
        purge.changed(change("site.created", "any"), refreshed);
        Await.until("all is purged", () -> heard.size() == 1);
        assertThat(heard.getFirst().request()).isEqualTo("POST /service/s1/purge_all");

        purge.add(java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "page:" + i)
                .toList());
        Await.until("all is purged again", () -> heard.getLast().request().endsWith("purge_all") && heard.size() > 1);
    }

    @Test
    void withoutANetworkNobodyIsTold() {
        purge = new Purge(new Config(Optional.empty(), List.of(), Optional.empty()));
        purge.changed(change("page.unpublished", "page:1"), CompletableFuture.completedFuture(null));
        purge.add(List.of("page:1"));
        purge.addEverything();

        assertThat(heard).isEmpty();
    }

    @Test
    void halfAConfigurationStopsTheStart() {
        assertThatThrownBy(() -> new Purge(new Config(Optional.of(CdnConfig.Kind.FASTLY), List.of(), Optional.empty())))
                .hasMessageContaining("openvault.cdn.service");
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(new Heard(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Surrogate-Key") + " by "
                        + exchange.getRequestHeaders().getFirst("Fastly-Key"),
                exchange.getRequestHeaders().getFirst("Cache-Tag-Pattern"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
        Await.until("it may answer", () -> !silent);
        exchange.sendResponseHeaders(refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 500 : 200, -1);
        exchange.close();
    }

    private Purge of(CdnConfig.Kind kind) {
        URI address = URI.create("http://127.0.0.1:" + network.getAddress().getPort());
        return new Purge(new Config(Optional.of(kind), List.of(address), Optional.of("s1")));
    }

    private static Change change(String kind, String tag) {
        return new Change(1, kind, Set.of(tag));
    }

    private record Config(Optional<Kind> kind, List<URI> servers, Optional<String> service) implements CdnConfig {
        @Override
        public Optional<List<URI>> addresses() {
            return servers.isEmpty() ? Optional.empty() : Optional.of(servers);
        }

        @Override
        public Optional<String> token() {
            return Optional.of("secret");
        }

        @Override
        public Duration maxAge() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration timeout() {
            return Duration.ofMillis(300);
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration lastRetry() {
            return Duration.ofMillis(50);
        }
    }
}
