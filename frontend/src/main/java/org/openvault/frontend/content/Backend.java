package org.openvault.frontend.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final List<String> FOR_ALL = List.of("/api/v3/resolve", "/api/v3/sitemap", "/api/v3/newest");

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final JsonReader json = new JsonReader();
    private final ContentConfig config;
    private final Semaphore turns;
    private final Semaphore turnsOfOne;
    private final HttpClient http;
    private volatile @Nullable Set<String> hosts;

    Backend(ContentConfig config) {
        this.config = config;
        this.turns = new Semaphore(config.concurrency());
        this.turnsOfOne = new Semaphore(config.concurrency());
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

    /** @param passes what the reader has for private pages */
    public Answer<Resolved> resolve(String host, String path, @Nullable Integer page, List<String> passes) {
        String paging = page == null ? "" : "&page=" + page;
        String address = "/api/v3/resolve?path=" + encode(path) + "&host=" + encode(host) + paging;
        return ask(address, request(address).header("Ov-Page-Pass", String.join(" ", passes)), json::resolved, true);
    }

    /**
     * Tries a password.
     *
     * @param reader through whom the attempt came, as {@code X-Forwarded-For} says it
     */
    public PassAnswer openPage(long page, String password, String reader) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("page", page).put("password", password);
        return post("/api/v3/page-passes", body, reader, response -> switch (response.statusCode()) {
                    case 201 ->
                        new PassAnswer.Opened(
                                json.tree(response.body()).path("pass").asText());
                    case 403 -> new PassAnswer.Wrong();
                    case 429 ->
                        new PassAnswer.TooManyAttempts((int) response.headers()
                                .firstValueAsLong("Retry-After")
                                .orElse(60));
                    case 404 -> new PassAnswer.NotAsked();
                    case 422 -> new PassAnswer.Wrong();
                    default -> new PassAnswer.Unavailable();
                })
                .orElseGet(PassAnswer.Unavailable::new);
    }

    public Answer<SearchResults> search(SearchQuestion question) {
        return ask("/api/v3/search?" + question.parameters(), json::searchResults);
    }

    /** Which parts the map of all public pages has. */
    public Answer<SiteMap> siteMap(String host) {
        return ask("/api/v3/sitemap?host=" + encode(host), root -> json.whole(root, SiteMap.class));
    }

    /** @param after the id behind which to go on, null for the beginning of the part */
    public Answer<SiteMap.Pages> siteMapPages(String host, long part, @Nullable Long after) {
        String address = "/api/v3/sitemap/" + part + "?host=" + encode(host);
        return ask(
                after == null ? address : address + "&after=" + after, root -> json.whole(root, SiteMap.Pages.class));
    }

    /** The pages of some types that came last, newest first. */
    public Answer<Newest> newest(String host, List<String> types) {
        return ask(
                "/api/v3/newest?host=" + encode(host) + "&type=" + encode(String.join(",", types)),
                root -> json.whole(root, Newest.class));
    }

    /** A stamp for a form that is given out now; empty where there is no such form, or no backend. */
    public Optional<String> formStamp(long page) {
        Answer<String> answer = askUnkept("/api/v3/forms/" + page + "/stamp", root -> JsonReader.text(root, "stamp"));
        return answer instanceof Answer.Found<String> found && !found.content().isEmpty()
                ? Optional.of(found.content())
                : Optional.empty();
    }

    /**
     * @param answers by the ids of the fields
     * @param trap what stands in the field that no reader sees
     * @param reader through whom it came, as {@code X-Forwarded-For} says it
     */
    public FormAnswer submitForm(
            long page, Map<String, List<String>> answers, String trap, String stamp, String reader) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("trap", trap).put("stamp", stamp);
        ObjectNode list = body.putObject("answers");
        answers.forEach((field, values) -> values.forEach(list.withArray("/" + field)::add));
        return post("/api/v3/forms/" + page + "/submissions", body, reader, response -> switch (response.statusCode()) {
                    case 201 -> new FormAnswer.Accepted();
                    case 422 -> new FormAnswer.Invalid(json.problems(json.tree(response.body())));
                    case 409 ->
                        new FormAnswer.SendAgain(
                                json.tree(response.body()).path("stamp").asText());
                    case 429 ->
                        new FormAnswer.TooMany((int) response.headers()
                                .firstValueAsLong("Retry-After")
                                .orElse(600));
                    case 404 -> new FormAnswer.NoForm();
                    default -> new FormAnswer.Unavailable();
                })
                .orElseGet(FormAnswer.Unavailable::new);
    }

    /** What a link shows that is not on the site. An address that leads elsewhere at that time shows nothing. */
    public Answer<Preview> preview(String token, String host, String path, int page) {
        return askUnkept(
                "/api/v3/preview/" + token + "?path=" + encode(path) + "&host=" + encode(host) + "&page=" + page,
                json::preview);
    }

    /** Empty where no answer came. */
    private <T> Optional<T> post(String address, JsonNode body, String reader, Reader<T> answer) {
        HttpRequest request = request(address)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", reader)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return Optional.of(answer.read(send(request, turnsOfOne)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debugf(e, "No usable answer to %s", address);
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(HttpResponse<byte[]> response) throws IOException;
    }

    private <T> Answer<T> ask(String address, Function<JsonNode, T> reader) {
        return ask(address, request(address), reader, true);
    }

    /** For what is shown to one reader and stored nowhere: what it depends on is not told. */
    private <T> Answer<T> askUnkept(String address, Function<JsonNode, T> reader) {
        return ask(address, request(address), reader, false);
    }

    private <T> Answer<T> ask(
            String address, HttpRequest.Builder request, Function<JsonNode, T> reader, boolean isKept) {
        try {
            HttpRequest built = request.build();
            return read(send(built, isOfOne(built) ? turnsOfOne : turns), reader, isKept);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable<>("interrupted");
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debugf(e, "No usable answer to %s", address.replaceFirst("preview/[^?]*", "preview/…"));
            return new Answer.Unavailable<>(e.toString());
        }
    }

    /** Of what is made for one reader there is no end: it does not keep what is made for all of them from its turn. */
    private static boolean isOfOne(HttpRequest request) {
        String path = request.uri().getPath();
        return FOR_ALL.stream().noneMatch(path::startsWith)
                || request.headers().firstValue("Ov-Page-Pass").isPresent();
    }

    private HttpResponse<byte[]> send(HttpRequest request, Semaphore turns)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!turns.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("too much is asked already");
        }
        try {
            return send(request);
        } finally {
            turns.release();
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

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(config.backendUrl().toString().replaceAll("/+$", "") + address))
                .header("Accept", "application/json")
                .timeout(config.timeout());
    }

    private <T> Answer<T> read(HttpResponse<byte[]> response, Function<JsonNode, T> reader, boolean isKept)
            throws IOException {
        Dependencies dependencies = dependencies(response.headers());
        if (isKept && !isWellFormed(response, dependencies)) {
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
            case 404, 410 -> absent(response.statusCode(), response.body(), reader, dependencies);
            case 401, 403 -> closed(json.tree(response.body()), dependencies);
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

    private <T> Answer<T> absent(int status, byte[] body, Function<JsonNode, T> reader, Dependencies dependencies)
            throws IOException {
        JsonNode root = json.tree(body);
        if (root.has("preview")) { // the link holds, and shows that there is no such page
            return new Answer.Found<>(reader.apply(root), dependencies);
        }
        return new Answer.Absent<>(status, json.site(root), json.hints(root), dependencies);
    }

    private <T> Answer<T> closed(JsonNode root, Dependencies dependencies) {
        JsonNode restriction = root.path("restriction");
        return new Answer.Closed<>(
                restriction.path("page").asLong(),
                restriction.path("kind").asText("login"),
                json.site(root),
                dependencies);
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
