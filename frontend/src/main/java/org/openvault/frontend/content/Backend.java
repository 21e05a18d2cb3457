package org.openvault.frontend.content;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the backend. Blocks, so call it on a virtual thread. */
@ApplicationScoped
public class Backend {
    private static final Logger LOG = Logger.getLogger(Backend.class);
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age=(\\d{1,9})");

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final JsonReader json = new JsonReader();
    private final ContentConfig config;
    private final Semaphore turns;
    private final HttpClient http;
    private volatile @Nullable Set<String> hosts;

    Backend(ContentConfig config) {
        this.config = config;
        this.turns = new Semaphore(config.concurrency());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The hosts of sites other than the default one, as the backend said last; null as long as it has not. */
    public @Nullable Set<String> hosts() {
        return hosts;
    }

    /** The page at a path, with everything that its HTML needs. */
    public Answer<Resolved> resolve(String host, String path, @Nullable Integer page) {
        String paging = page == null ? "" : "&page=" + page;
        return ask("/api/v3/resolve?path=" + encode(path) + "&host=" + encode(host) + paging, json::resolved);
    }

    public Answer<SearchResults> search(SearchQuestion question) {
        return ask("/api/v3/search?" + question.parameters(), json::searchResults);
    }

    private <T> Answer<T> ask(String address, Function<JsonNode, T> reader) {
        try {
            if (!turns.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.Unavailable<>("too much is asked already");
            }
            try {
                return read(send(request(address)), reader);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable<>("interrupted");
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debugf(e, "No usable answer to %s", address);
            return new Answer.Unavailable<>(e.toString());
        }
    }

    /** The time-out of the request itself ends with the first byte of the body. */
    private HttpResponse<byte[]> send(HttpRequest request)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(config.backendUrl().toString().replaceAll("/+$", "") + address))
                .header("Accept", "application/json")
                .timeout(config.timeout())
                .build();
    }

    private <T> Answer<T> read(HttpResponse<byte[]> response, Function<JsonNode, T> reader) throws IOException {
        Dependencies dependencies = dependencies(response.headers());
        if (!isWellFormed(response, dependencies)) {
            return new Answer.Unavailable<>("status " + response.statusCode() + " without what belongs to it");
        }
        noteHosts(response.headers());
        return switch (response.statusCode()) {
            case 200 -> {
                JsonNode root = json.tree(response.body());
                JsonNode redirect = root.path("redirect");
                yield redirect.isObject()
                        ? moved(redirect, dependencies)
                        : new Answer.Found<>(reader.apply(root), dependencies);
            }
            case 404, 410 ->
                new Answer.Absent<>(response.statusCode(), json.site(json.tree(response.body())), dependencies);
            case 401, 403 -> new Answer.Absent<>(403, json.site(json.tree(response.body())), dependencies);
            case 400, 414, 422 -> new Answer.Refused<>();
            default -> new Answer.Unavailable<>("status " + response.statusCode());
        };
    }

    /** That nothing is there is believed only of who says it in full: a proxy or an empty database says so, too. */
    private boolean isWellFormed(HttpResponse<byte[]> response, Dependencies dependencies) throws IOException {
        return switch (response.statusCode()) {
            case 200 -> dependencies.areTold();
            case 401, 403, 404, 410 ->
                dependencies.areTold()
                        && json.tree(response.body()).path("status").asInt() == response.statusCode();
            default -> true;
        };
    }

    private void noteHosts(HttpHeaders headers) {
        headers.firstValue("Ov-Hosts")
                .ifPresent(told -> hosts = Arrays.stream(told.split("\\s+"))
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static <T> Answer<T> moved(JsonNode redirect, Dependencies dependencies) {
        int status = redirect.path("status").asInt(301);
        String location = redirect.path("location").asText("");
        if (location.isEmpty()) {
            return new Answer.Unavailable<>("a redirect to nowhere");
        }
        return new Answer.Moved<>(REDIRECTS.contains(status) ? status : 301, location, dependencies);
    }

    private static Dependencies dependencies(HttpHeaders headers) {
        Set<String> tags = Arrays.stream(
                        headers.firstValue("Cache-Tag").orElse("").split("\\s+"))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
        Matcher maxAge = MAX_AGE.matcher(headers.firstValue("Cache-Control").orElse(""));
        return new Dependencies(
                tags,
                headers.firstValueAsLong("Ov-Sequence").orElse(-1),
                Duration.ofSeconds(maxAge.find() ? Long.parseLong(maxAge.group(1)) : 0),
                instant(headers, "Ov-Next-Change"),
                instant(headers, "Ov-Gone-At"));
    }

    private static @Nullable Instant instant(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .filter(told -> !told.equals("none"))
                .map(Instant::parse)
                .orElse(null);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
