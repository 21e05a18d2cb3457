package org.openvault.frontend.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which pages the disk can do without: first what readers made up themselves, such as searches and addresses that lead elsewhere,
 * of which there is no end; then what was not read for longest.
 */
final class Spare {
    private final long maxBytes;
    private final int maxPages;

    Spare(long maxBytes, int maxPages) {
        this.maxBytes = maxBytes;
        this.maxPages = maxPages;
    }

    boolean isNeeded(int pages, long bytes) {
        return bytes > maxBytes || pages > maxPages;
    }

    /** Down to nine tenths, so that it need not be asked again soon. */
    Collection<CacheKey> choose(Map<CacheKey, PageFacts> known, long bytes) {
        long average = Math.max(1, bytes / Math.max(1, known.size()));
        long many = Math.max(1, Math.max((bytes - maxBytes * 9 / 10) / average, known.size() - maxPages * 9L / 10));
        record Candidate(CacheKey key, boolean isMadeUp, long usedAt) {}
        List<Candidate> all = new ArrayList<>();
        known.forEach((key, facts) -> all.add(new Candidate(key, isMadeUp(key, facts), facts.usedAt())));
        return all.stream()
                .sorted(Comparator.comparing(Candidate::isMadeUp).reversed().thenComparingLong(Candidate::usedAt))
                .limit(many)
                .map(Candidate::key)
                .toList();
    }

    private static boolean isMadeUp(CacheKey key, PageFacts facts) {
        return key.isFreeText() || facts.status() != 200;
    }
}
