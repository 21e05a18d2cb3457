package org.openvault.frontend.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpareTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

    private final Map<CacheKey, PageFacts> known = new HashMap<>();

    @Test
    void addressesThatLeadElsewhereGoBeforePages() {
        for (int page = 0; page < 90; page++) {
            know("/page-" + page + "/", 200, NOON);
        }
        for (int invented = 0; invented < 20; invented++) {
            know("/catalog/" + invented + "/", 301, NOON.plusSeconds(60));
        }
        assertThat(new Spare(Long.MAX_VALUE, 100).choose(known, 0)).hasSize(20).allMatch(key -> key.path()
                .startsWith("/catalog/"));
    }

    @Test
    void ofPagesThoseGoFirstThatNobodyReads() {
        for (int page = 0; page < 11; page++) {
            know("/page-" + page + "/", 200, NOON.plusSeconds(page * 60));
        }
        assertThat(new Spare(Long.MAX_VALUE, 10).choose(known, 0))
                .extracting(CacheKey::path)
                .containsExactly("/page-0/", "/page-1/");
    }

    private void know(String path, int status, Instant stored) {
        known.put(
                new CacheKey("localhost", path, ""),
                new PageFacts(1, status, Set.of(), 1, stored, stored.plusSeconds(60), null, null));
    }
}
