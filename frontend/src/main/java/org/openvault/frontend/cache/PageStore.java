package org.openvault.frontend.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Stored pages in memory, bounded by bytes. Reading takes no lock; storing and changes exclude each other, so that a page
 * from before a change can never be stored after it.
 */
final class PageStore {
    private record Evicted(CacheKey key, StoredPage page) {}

    private final Cache<CacheKey, StoredPage> pages;
    private final TagIndex index = new TagIndex();
    private final ChangeHistory history = new ChangeHistory();
    private final Queue<Evicted> evicted = new ConcurrentLinkedQueue<>();

    PageStore(long maxBytes) {
        this.pages = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((CacheKey key, StoredPage page) -> page.weight())
                .executor(Runnable::run)
                .evictionListener(this::evicted)
                .build();
    }

    @Nullable
    StoredPage find(CacheKey key) {
        return pages.getIfPresent(key);
    }

    /** False where a processed change has outdated the page already: it is not stored. */
    synchronized boolean store(CacheKey key, StoredPage page) {
        if (history.outdates(page.tags(), page.sequence())) {
            return false;
        }
        StoredPage before = pages.asMap().get(key);
        if (before != null) {
            index.remove(key, before.tags());
        }
        index.add(key, page.tags());
        pages.put(key, page);
        forgetEvicted();
        return true;
    }

    /** Drops what a takedown touches, marks what another change touches, and returns the keys of the latter. */
    synchronized Set<CacheKey> apply(Change change) {
        history.record(change);
        forgetEvicted();
        Set<CacheKey> outdated = new HashSet<>();
        for (CacheKey key : index.keysOf(change.tags())) {
            StoredPage page = pages.asMap().get(key);
            if (page == null || page.sequence() >= change.sequence()) {
                continue;
            }
            if (change.isTakedown()) {
                drop(key, page);
            } else {
                page.outdate();
                outdated.add(key);
            }
        }
        return outdated;
    }

    synchronized void drop(CacheKey key) {
        StoredPage page = pages.asMap().get(key);
        if (page != null) {
            drop(key, page);
        }
    }

    /** Everything goes: the backend's past is not the one these pages come from. */
    synchronized void clear() {
        pages.invalidateAll();
        index.clear();
        history.clear();
    }

    /** What was stored from before a point of the feed that nobody watched. */
    synchronized void outdateBefore(long sequence) {
        pages.asMap().values().stream()
                .filter(page -> page.sequence() < sequence)
                .forEach(StoredPage::outdate);
    }

    int count() {
        return pages.asMap().size();
    }

    /** For tests: the keys that name a tag. */
    synchronized List<CacheKey> keysOf(String tag) {
        return List.copyOf(index.keysOf(Set.of(tag)));
    }

    long bytes() {
        return pages.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    private void drop(CacheKey key, StoredPage page) {
        index.remove(key, page.tags());
        pages.invalidate(key);
    }

    /** Runs inside the map's own locks, perhaps in a reader's thread: it must not wait for the lock of the index. */
    private void evicted(@Nullable CacheKey key, @Nullable StoredPage page, RemovalCause cause) {
        if (key != null && page != null) {
            evicted.add(new Evicted(key, page));
        }
    }

    private void forgetEvicted() {
        for (Evicted gone = evicted.poll(); gone != null; gone = evicted.poll()) {
            index.remove(gone.key(), gone.page().tags());
            StoredPage again = pages.asMap().get(gone.key());
            if (again != null) {
                index.add(gone.key(), again.tags());
            }
        }
    }
}
