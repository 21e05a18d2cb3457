package org.openvault.frontend.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Work under way by key: whoever asks for what is already being made waits for the same result. */
final class SingleFlight<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();
    private final Executor executor;

    SingleFlight(Executor executor) {
        this.executor = executor;
    }

    CompletableFuture<V> run(K key, Function<K, V> work) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> running = flights.putIfAbsent(key, mine);
        if (running != null) {
            return running;
        }
        executor.execute(() -> complete(key, work, mine));
        return mine;
    }

    private void complete(K key, Function<K, V> work, CompletableFuture<V> flight) {
        try {
            V result = work.apply(key);
            flights.remove(key, flight);
            flight.complete(result);
        } catch (Throwable e) {
            flights.remove(key, flight);
            flight.completeExceptionally(e);
        }
    }
}
