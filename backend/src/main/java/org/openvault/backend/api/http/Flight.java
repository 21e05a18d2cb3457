package org.openvault.backend.api.http;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request that reads on behalf of all who ask the same meanwhile.
 *
 * @param generation how often anything had changed when it set out: whoever comes after another change needs a new one
 * @param begun by the one who reads; all others wait
 * @param landing empty when its answer is not one to be shared
 */
record Flight(
        String key,
        long generation,
        Instant from,
        AtomicBoolean begun,
        CompletableFuture<Optional<HotAnswer>> landing) {

    Flight(String key, long generation, Instant from) {
        this(key, generation, from, new AtomicBoolean(), new CompletableFuture<>());
    }
}
