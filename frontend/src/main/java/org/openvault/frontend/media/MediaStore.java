package org.openvault.frontend.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.openvault.frontend.cache.Change;
import org.openvault.frontend.feed.ChangeListener;

/**
 * The backend's media files on disk. Their addresses carry a hash of their content, so a file once here is right for good.
 * It appears under its name only when it is whole.
 */
@ApplicationScoped
class MediaStore implements ChangeListener {
    sealed interface Media {
        record Stored(Path file, long size) implements Media {}

        record Absent(int status) implements Media {}

        record Unavailable() implements Media {}
    }

    private static final Logger LOG = Logger.getLogger(MediaStore.class);

    private final MediaConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentMap<String, CompletableFuture<Media>> fetches = new ConcurrentHashMap<>();
    private final HttpClient http;

    MediaStore(MediaConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    /** @param path as in the address, checked by the caller to be plain: {@code /media/…} */
    CompletableFuture<Media> find(String path) {
        CompletableFuture<Media> mine = new CompletableFuture<>();
        CompletableFuture<Media> running = fetches.putIfAbsent(path, mine);
        if (running != null) {
            return running;
        }
        threads.execute(() -> {
            Media media = onDiskOrFetched(path);
            fetches.remove(path);
            mine.complete(media);
        });
        return mine;
    }

    /** A picture that was taken down is not kept either. */
    @Override
    public void changed(Change change, CompletionStage<Void> refreshed) {
        if (change.isTakedown()) {
            change.tags().stream()
                    .filter(tag -> tag.matches("image:\\d{1,18}"))
                    .map(tag -> config.directory().resolve("media/images/" + tag.substring(6)))
                    .forEach(folder -> threads.execute(() -> forget(folder)));
        }
    }

    private static void forget(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (NoSuchFileException | UncheckedIOException gone) {
            // as it should be
        } catch (IOException e) {
            LOG.warnf("A picture that was taken down is still on disk: %s", e);
        }
    }

    private Media onDiskOrFetched(String path) {
        Path file = config.directory().resolve(path.substring(1)).toAbsolutePath();
        try {
            return Files.isRegularFile(file) ? new Media.Stored(file, Files.size(file)) : fetch(path, file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Media.Unavailable();
        } catch (IOException e) {
            return new Media.Unavailable();
        }
    }

    private Media fetch(String path, Path file) throws IOException, InterruptedException {
        URI address = URI.create(config.backendUrl().toString().replaceAll("/+$", "") + path);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(config.timeout()).build();
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), ".part-", "");
        try {
            return switch (send(request, part).statusCode()) {
                case 200 -> keep(part, file);
                case 400, 403, 404 -> new Media.Absent(404);
                case 410 -> new Media.Absent(410);
                default -> new Media.Unavailable();
            };
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The time-out of the request itself ends with the first byte of the body, and everybody who wants this file waits for it. */
    private HttpResponse<Path> send(HttpRequest request, Path part) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Path>> answer = http.sendAsync(request, BodyHandlers.ofFile(part));
        try {
            return answer.get(config.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static Media keep(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Media.Stored(file, Files.size(file));
    }
}
