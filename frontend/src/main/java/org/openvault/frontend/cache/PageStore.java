package org.openvault.frontend.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stored pages: the facts of all, the bytes of those read lately in memory, those of all that are worth it on disk. Reading
 * takes no lock; storing and changes exclude each other, so that a page from before a change can never be stored after it.
 */
final class PageStore {
    private record Evicted(CacheKey key, PageFacts facts) {}

    private final Cache<CacheKey, StoredPage> memory;
    private final Map<CacheKey, PageFacts> known = new ConcurrentHashMap<>();
    private final TagIndex index = new TagIndex();
    private final ChangeHistory history = new ChangeHistory();
    private final Queue<Evicted> evicted = new ConcurrentLinkedQueue<>();
    private final @Nullable PageDisk disk;
    private final Spare spare;

    /** @param disk null where pages are kept in memory only */
    PageStore(CacheConfig config, @Nullable PageDisk disk) {
        this.disk = disk;
        this.spare = new Spare(config.maxBytesOnDisk(), config.maxPages());
        this.memory = Caffeine.newBuilder()
                .maximumWeight(config.maxBytes())
                .weigher((CacheKey key, StoredPage page) -> page.weight())
                .executor(Runnable::run)
                .evictionListener(this::evicted)
                .build();
        if (disk != null) {
            disk.list().forEach(head -> learn(head.key(), head.facts()));
        }
    }

    @Nullable
    StoredPage find(CacheKey key) {
        return memory.getIfPresent(key);
    }

    /** Whether the page is on disk, to be loaded. */
    boolean isKnown(CacheKey key) {
        return known.containsKey(key);
    }

    /** From disk; null where there is nothing. Blocks. */
    @Nullable
    StoredPage load(CacheKey key) {
        PageFacts facts = known.get(key);
        if (facts == null || disk == null) {
            return memory.getIfPresent(key);
        }
        StoredPage page = disk.read(key, facts);
        return page == null ? unreadable(key, facts) : loaded(key, page);
    }

    private synchronized @Nullable StoredPage loaded(CacheKey key, StoredPage page) {
        if (known.get(key) != page.facts()) {
            return memory.getIfPresent(key); // changed meanwhile
        }
        memory.put(key, page);
        return page;
    }

    private synchronized @Nullable StoredPage unreadable(CacheKey key, PageFacts facts) {
        StoredPage again = memory.getIfPresent(key);
        if (again == null && known.get(key) == facts) {
            drop(key, facts);
        }
        return again;
    }

    /** False where a processed change has outdated the page already: it is not stored. */
    synchronized boolean store(CacheKey key, StoredPage page) {
        if (history.outdates(page.tags(), page.facts().sequence())) {
            return false;
        }
        PageFacts before = known.get(key);
        if (before != null) {
            index.remove(key, before.tags());
        }
        learn(key, page.facts());
        memory.put(key, page);
        forgetEvicted();
        if (disk != null && isKept(page.facts())) {
            disk.write(key, page);
        } else if (disk != null && before != null && isKept(before)) {
            disk.delete(key);
        }
        makeRoom();
        return true;
    }

    /** The same page in other bytes. */
    synchronized void exchange(CacheKey key, StoredPage page) {
        if (known.get(key) == page.facts()) {
            memory.asMap().computeIfPresent(key, (same, before) -> page);
            if (disk != null && isKept(page.facts())) {
                disk.write(key, page);
            }
        }
    }

    /** Drops what a takedown takes away, marks what the change touches else, and returns the keys to be refreshed, those read last first. */
    synchronized List<CacheKey> apply(Change change) {
        history.record(change);
        forgetEvicted();
        Map<CacheKey, Long> outdated = new HashMap<>();
        for (CacheKey key : change.isOfEverything() ? Set.copyOf(known.keySet()) : index.keysOf(change.tags())) {
            PageFacts facts = known.get(key);
            if (facts == null || facts.sequence() >= change.sequence()) {
                continue;
            }
            if (change.takesDown(facts.tags())) {
                drop(key, facts);
            } else {
                outdate(key, facts);
                if (isWorthRefreshing(key, facts)) {
                    outdated.put(key, -facts.usedAt());
                }
            }
        }
        if (disk != null) {
            disk.cursor(change.sequence());
        }
        return outdated.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized boolean drop(CacheKey key) {
        PageFacts facts = known.get(key);
        if (facts != null) {
            drop(key, facts);
        }
        return facts != null;
    }

    synchronized boolean outdate(CacheKey key) {
        PageFacts facts = known.get(key);
        if (facts != null) {
            outdate(key, facts);
        }
        return facts != null;
    }

    boolean isOutdated(CacheKey key) {
        PageFacts facts = known.get(key);
        return facts != null && facts.isOutdated();
    }

    /** Whether the page has been taken down by plan. */
    boolean isOver(CacheKey key, Instant now) {
        PageFacts facts = known.get(key);
        return facts != null && facts.isGone(now);
    }

    /** Everything goes. */
    synchronized void clear() {
        Set.copyOf(known.keySet()).forEach(this::drop);
        memory.invalidateAll();
    }

    /** The feed has begun anew, so that what was counted in the old one means nothing; what is stored is good until refreshed. */
    synchronized void beginAnew() {
        history.clear();
        known.values().forEach(PageFacts::outdateForAnotherFeed);
        if (disk != null) {
            known.keySet().forEach(disk::mark);
        }
    }

    /** What was stored from before a point of the feed that nobody watched. */
    synchronized void outdateBefore(long sequence) {
        known.forEach((key, facts) -> {
            if (facts.sequence() < sequence) {
                outdate(key, facts);
            }
        });
        if (disk != null) {
            disk.cursor(sequence);
        }
    }

    /** Keys of pages with a tag. */
    synchronized Set<CacheKey> keysOf(String tag) {
        return index.keysOf(Set.of(tag));
    }

    /** What will change or go by plan, with when. */
    Map<CacheKey, PageFacts> planned() {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().nextChange() != null
                        || entry.getValue().goneAt() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int count() {
        return known.size();
    }

    long bytes() {
        return memory.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    private void learn(CacheKey key, PageFacts facts) {
        known.put(key, facts);
        index.add(key, facts.tags());
    }

    private void outdate(CacheKey key, PageFacts facts) {
        facts.outdate();
        if (disk != null && isKept(facts)) {
            disk.mark(key);
        }
    }

    private void drop(CacheKey key, PageFacts facts) {
        index.remove(key, facts.tags());
        known.remove(key, facts);
        memory.invalidate(key);
        if (disk != null) {
            disk.delete(key);
        }
    }

    /** Of pages that are not there strangers can ask for as many as they like. */
    private static boolean isKept(PageFacts facts) {
        return facts.status() != 404;
    }

    /** Each publication may change every search; whoever searches again gets it new. */
    private static boolean isWorthRefreshing(CacheKey key, PageFacts facts) {
        return isKept(facts) && !key.isFreeText();
    }

    private void makeRoom() {
        long bytes = disk == null ? 0 : disk.bytes();
        if (spare.isNeeded(known.size(), bytes)) {
            spare.choose(known, bytes).forEach(this::drop);
        }
    }

    /** Runs inside the map's own locks, perhaps in a reader's thread: it must not wait for the lock of the index. */
    private void evicted(@Nullable CacheKey key, @Nullable StoredPage page, RemovalCause cause) {
        if (key != null && page != null && (disk == null || !isKept(page.facts()))) {
            evicted.add(new Evicted(key, page.facts()));
        }
    }

    private void forgetEvicted() {
        for (Evicted gone = evicted.poll(); gone != null; gone = evicted.poll()) {
            if (known.get(gone.key()) == gone.facts() && memory.asMap().get(gone.key()) == null) {
                index.remove(gone.key(), gone.facts().tags());
                known.remove(gone.key(), gone.facts());
            }
        }
    }
}
