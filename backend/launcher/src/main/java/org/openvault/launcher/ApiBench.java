package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How long the API takes for what clients ask most, one request after the other, and how many it answers in a second beside
 * Wagtail's with the same pages in the same database: all in turns in one run.
 */
final class ApiBench {
    /** How many times longer a part far down a list may take than the first. */
    private static final double MOST_OF_A_DEEP_PART = 1.5;

    private static final double MOST_MILLISECONDS_OF_A_SEARCH = 100;

    /** How many times as many lists as Wagtail it has to answer. */
    private static final double LEAST_BESIDE_WAGTAIL = 20;

    private static final int PAGES_OF_WAGTAIL = 500;

    private final GrowthSide side;
    private final Options options;
    private boolean isGood = true;

    private ApiBench(GrowthSide side, Options options) {
        this.side = side;
        this.options = options;
    }

    static int run(Options options) {
        int pages = options.number("--pages", 20_000);
        if (pages < GrownSite.SMALLEST)
            throw new Trouble(Trouble.WRONG_USE, "--pages is at least " + GrownSite.SMALLEST);
        try {
            boolean isKept = options.values().containsKey("--home");
            Path folder = isKept ? options.home().folder() : Files.createTempDirectory("ov-bench-api");
            try (var side = GrowthSide.start(folder, pages)) {
                var bench = new ApiBench(side, options);
                bench.latencies();
                bench.throughput();
                return bench.isGood ? 0 : Trouble.FAILED;
            } finally {
                if (!isKept) Home.delete(folder);
            }
        } catch (IOException failed) {
            throw new Trouble("Cannot measure: " + Failure.reason(failed));
        }
    }

    private void latencies() throws IOException {
        List<ApiAct> acts = ApiAct.all(side);
        var random = new Random(1);
        Map<ApiAct, List<Long>> times = new LinkedHashMap<>();
        acts.forEach(act -> times.put(act, new ArrayList<>()));
        int requests = options.number("--requests", 200);
        for (int round = 0; round <= options.number("--rounds", 5); round++) {
            for (ApiAct act : acts) {
                for (int request = 0; request < requests; request++) {
                    long took = act.run(side, random);
                    if (round > 0) times.get(act).add(took); // the first round warms up
                }
            }
        }
        times.values().forEach(Collections::sort);
        report(times);
    }

    private void report(Map<ApiAct, List<Long>> times) {
        System.out.printf("%n  milliseconds, %,d pages%35s %8s%n", side.site().pages(), "p50", "p99");
        double first = 0;
        for (var entry : times.entrySet()) {
            ApiAct act = entry.getKey();
            double half = milliseconds(entry.getValue(), 0.5);
            double most = milliseconds(entry.getValue(), 0.99);
            if (act.name().equals(ApiAct.FIRST_PART)) first = half;
            System.out.printf("  %-44s %12.2f %8.2f   %s%n", act.name(), half, most, verdict(act, half, most, first));
        }
    }

    private String verdict(ApiAct act, double half, double most, double first) {
        if (act.isSearch())
            return goal(
                    most <= MOST_MILLISECONDS_OF_A_SEARCH, "p99 ≤ %.0f ms".formatted(MOST_MILLISECONDS_OF_A_SEARCH));
        if (!act.name().equals(ApiAct.DEEP_PART)) return "";
        return goal(
                half / first <= MOST_OF_A_DEEP_PART,
                "%.2f × the first part, goal ≤ %.1f".formatted(half / first, MOST_OF_A_DEEP_PART));
    }

    private String goal(boolean isMet, String text) {
        isGood &= isMet;
        return isMet ? text : text + "   missed";
    }

    private static double milliseconds(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6;
    }

    private void throughput() throws IOException {
        Optional<Path> python = WagtailBeside.python();
        if (python.isEmpty()) {
            System.out.println("\n  Wagtail is not measured: it cannot be had here");
            isGood = false;
            return;
        }
        Path folder = Files.createTempDirectory("ov-wagtail");
        System.out.printf("%n  making %,d pages in Wagtail …%n", PAGES_OF_WAGTAIL);
        try (var wagtail =
                WagtailBeside.start(python.get(), folder, side.backend().access(), PAGES_OF_WAGTAIL)) {
            beside(wagtail);
        } finally {
            Home.delete(folder);
        }
    }

    private void beside(WagtailBeside wagtail) throws IOException {
        String ours = side.backend().url() + "/api/v2/pages/?limit=20";
        String token = "Authorization: Bearer " + side.api().token();
        var theirs = new ArrayList<Double>();
        var anew = new ArrayList<Double>();
        var kept = new ArrayList<Double>();
        int seconds = options.number("--seconds", 4);
        for (int round = 0; round <= options.number("--rounds", 5); round++) {
            double[] rates = {
                Wrk.perSecond(wagtail.list(), "", seconds),
                Wrk.perSecond(ours, token, seconds),
                Wrk.perSecond(ours, "", seconds)
            };
            if (round > 0) {
                theirs.add(rates[0]);
                anew.add(rates[1]);
                kept.add(rates[2]);
            }
        }
        System.out.printf("%n  lists of 20 in a second, Wagtail with %,d pages%n", PAGES_OF_WAGTAIL);
        double base = median(theirs);
        System.out.printf("  %-44s %12.0f%n", "Wagtail", base);
        System.out.printf("  %-44s %12.0f   %6.1f × Wagtail%n", "read anew", median(anew), median(anew) / base);
        double ratio = median(kept) / base;
        String goal = goal(
                ratio >= LEAST_BESIDE_WAGTAIL, "%6.1f × Wagtail, goal ≥ %.0f".formatted(ratio, LEAST_BESIDE_WAGTAIL));
        System.out.printf("  %-44s %12.0f   %s%n", "as any client gets it", median(kept), goal);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
