package org.openvault.frontend.cache;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which stored pages name a tag. Not thread-safe: {@link PageStore} guards it. */
final class TagIndex {
    private final Map<String, Set<CacheKey>> keys = new HashMap<>();

    void add(CacheKey key, Set<String> tags) {
        tags.forEach(tag -> keys.computeIfAbsent(tag, absent -> new HashSet<>()).add(key));
    }

    void remove(CacheKey key, Set<String> tags) {
        tags.forEach(tag -> keys.computeIfPresent(tag, (same, found) -> {
            found.remove(key);
            return found.isEmpty() ? null : found;
        }));
    }

    Set<CacheKey> keysOf(Set<String> tags) {
        return tags.stream()
                .flatMap(tag -> keys.getOrDefault(tag, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    void clear() {
        keys.clear();
    }
}
