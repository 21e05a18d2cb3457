package org.openvault.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Ask at a constant rate, whether or not answers keep up, over connections that are kept open. Whatever is not a whole answer of
 * status 200 has failed.
 */
final class Readers implements AutoCloseable {
    private static final int MOST_FAILURES = 1_000;

    private final List<String> addresses;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final AtomicLong answered = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Thread clock;
    private volatile boolean ending;

    /** @param addresses in turn; {@code %d} becomes a number that none had before, so that no cache knows the answer */
    Readers(List<String> addresses, int perSecond) {
        this.addresses = List.copyOf(addresses);
        this.clock = Thread.ofPlatform().start(() -> read(1_000_000_000L / perSecond));
    }

    long answered() {
        return answered.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void read(long pause) {
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 0; !ending; number++) {
                LockSupport.parkNanos(begin + number * pause - System.nanoTime());
                String address =
                        addresses.get((int) (number % addresses.size())).replace("%d", "n" + number);
                threads.submit(() -> ask(address));
            }
        }
    }

    private void ask(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofMinutes(2))
                    .build();
            int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
            if (status == 200) answered.incrementAndGet();
            else fail(address + " answered " + status);
        } catch (IOException e) {
            fail(address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String why) {
        if (failures.size() < MOST_FAILURES) failures.add(java.time.Instant.now() + " " + why);
    }

    /** Returns when all that was asked is answered. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        clock.join();
        client.close();
    }
}
