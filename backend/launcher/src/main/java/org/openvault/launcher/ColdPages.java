package org.openvault.launcher;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How long the first reader of a page waits, for every page that the home page leads to. */
final class ColdPages {
    private static final Pattern LINK = Pattern.compile("href=\"(/[a-z0-9/-]*/)\"");
    private static final int ROUNDS = 20;

    private ColdPages() {}

    static void measure(RunningSystem system, Home home) {
        Set<String> pages = new LinkedHashSet<>(List.of("/"));
        LINK.matcher(Http.get(system.site() + "/", Map.of()).text())
                .results()
                .forEach(link -> pages.add(link.group(1)));
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ClearCache.clear(home, "");
            for (String page : pages) {
                long begin = System.nanoTime();
                Http.get(system.site() + page, Map.of());
                if (round >= ROUNDS / 2) times.add((System.nanoTime() - begin) / 1e6);
            }
        }
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%n  cold: %d pages, cleared %d times, one reader: p50 %.1f ms, p99 %.1f ms%n%n",
                pages.size(), ROUNDS / 2, sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)]);
    }
}
