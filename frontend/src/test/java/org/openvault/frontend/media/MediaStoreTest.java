package org.openvault.frontend.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openvault.frontend.media.MediaStore.Media;

/** What becomes of files whose backend begins to answer and does not end. */
class MediaStoreTest {
    private static final String PATH = "/media/images/1/a/x.jpg";

    @TempDir
    Path directory;

    private final CountDownLatch mended = new CountDownLatch(1);
    private HttpServer backend;
    private MediaStore store;

    @BeforeEach
    void start() throws IOException {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        backend.createContext("/", this::answer);
        backend.start();
        URI address = URI.create("http://127.0.0.1:" + backend.getAddress().getPort());
        store = new MediaStore(new Config(address, directory, Duration.ofSeconds(5), Duration.ofMillis(500)));
    }

    @AfterEach
    void stop() {
        mended.countDown();
        backend.stop(0);
    }

    @Test
    void aFileThatDoesNotEndIsGivenUpAndNothingIsLeftOfIt() throws Exception {
        assertThat(store.find(PATH).get(20, TimeUnit.SECONDS)).isInstanceOf(Media.Unavailable.class);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }

        mended.countDown();

        assertThat(store.find(PATH).get(20, TimeUnit.SECONDS))
                .isEqualTo(new Media.Stored(directory.resolve(PATH.substring(1)).toAbsolutePath(), 8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 8);
        exchange.getResponseBody().write(new byte[4]);
        exchange.getResponseBody().flush();
        await();
        exchange.getResponseBody().write(new byte[4]);
        exchange.close();
    }

    private void await() {
        try {
            mended.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private record Config(URI backendUrl, Path directory, Duration timeout, Duration longest) implements MediaConfig {}
}
