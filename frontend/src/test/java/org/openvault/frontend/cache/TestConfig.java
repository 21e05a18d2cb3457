package org.openvault.frontend.cache;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A small cache. */
public record TestConfig(Optional<Path> directory, long maxBytes, int maxPages, Duration patience)
        implements CacheConfig {
    public static TestConfig inMemory() {
        return new TestConfig(Optional.empty(), 1_000_000, 1_000, Duration.ofMillis(250));
    }

    public static TestConfig on(Path directory) {
        return new TestConfig(Optional.of(directory), 1_000_000, 1_000, Duration.ofMillis(250));
    }

    TestConfig withMemory(long bytes) {
        return new TestConfig(directory, bytes, maxPages, patience);
    }

    TestConfig withPages(int most) {
        return new TestConfig(directory, maxBytes, most, patience);
    }

    TestConfig withPatience(Duration other) {
        return new TestConfig(directory, maxBytes, maxPages, other);
    }

    @Override
    public long maxBytesOnDisk() {
        return 10_000_000;
    }

    @Override
    public Duration maxStale() {
        return Duration.ofDays(30);
    }

    @Override
    public Duration trustWithoutFeed() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int refreshConcurrency() {
        return 4;
    }
}
