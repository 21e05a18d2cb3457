package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Whether what readers and editors do takes longer on a large site than on a small one. Both are up at once, and each request
 * to the one is followed by one to the other, since figures of different minutes cannot be compared.
 */
final class GrowthBench {
    /** How many times longer anything may take on the large site. */
    static final double MOST = 1.5;

    /** Moving writes a row for each page of the subtree, so it is held to a time. */
    static final double MOST_MILLISECONDS_OF_A_MOVE = 150;

    /** What misses its goal by far is not waited for. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(15);

    private static final int FEWEST = 3;

    /** Milliseconds: the lowest of the rounds' medians. */
    record Result(GrowthAct act, double small, double large) {
        double ratio() {
            return large / small;
        }

        boolean isGood() {
            return act.isMove() ? large <= MOST_MILLISECONDS_OF_A_MOVE : ratio() <= MOST;
        }

        String goal() {
            return act.isMove() ? "≤ %.0f ms".formatted(MOST_MILLISECONDS_OF_A_MOVE) : "≤ %.1f".formatted(MOST);
        }
    }

    private GrowthBench() {}

    static int run(Options options) {
        int small = options.number("--small", 1000);
        int large = options.number("--large", 1_000_000);
        if (small < GrownSite.SMALLEST || large < small)
            throw new Trouble(
                    Trouble.WRONG_USE,
                    "--small is at least %d, and --large not less than that".formatted(GrownSite.SMALLEST));
        try {
            boolean isKept = options.values().containsKey("--home");
            Path folder = isKept ? options.home().folder() : Files.createTempDirectory("ov-growth");
            try (var one = GrowthSide.start(folder.resolve("small"), small);
                    var other = GrowthSide.start(folder.resolve("large"), large)) {
                return report(measure(one, other, options), one, other);
            } finally {
                if (!isKept) Home.delete(folder);
            }
        } catch (IOException e) {
            throw new Trouble("Cannot measure: " + Failure.reason(e));
        }
    }

    private static List<Result> measure(GrowthSide small, GrowthSide large, Options options) throws IOException {
        var results = new ArrayList<Result>();
        var random = new Random(1);
        for (GrowthAct act : GrowthAct.ALL) {
            if (!act.isPossible(large)) {
                System.out.printf("  not measured, this backend does not know of it: %s%n", act.name());
                continue;
            }
            int requests = options.number("--requests", 200) / act.share();
            round(act, 2 * requests, small, large, random); // the compilers and both caches get warm
            Result best = round(act, requests, small, large, random);
            for (int round = 1; round < options.number("--rounds", 5); round++) {
                Result next = round(act, requests, small, large, random);
                best = new Result(act, Math.min(best.small, next.small), Math.min(best.large, next.large));
            }
            System.out.printf("  measured: %s%n", act.name());
            results.add(best);
        }
        return results;
    }

    private static Result round(GrowthAct act, int requests, GrowthSide small, GrowthSide large, Random random)
            throws IOException {
        var one = new ArrayList<Long>();
        var other = new ArrayList<Long>();
        long end = System.nanoTime() + LONGEST_ROUND.toNanos();
        while (one.size() < FEWEST || (one.size() < requests && System.nanoTime() < end)) {
            one.add(act.work().run(small, random));
            other.add(act.work().run(large, random));
        }
        return new Result(act, median(one), median(other));
    }

    private static double median(List<Long> nanoseconds) {
        return nanoseconds.stream().sorted().toList().get(nanoseconds.size() / 2) / 1e6;
    }

    private static int report(List<Result> results, GrowthSide small, GrowthSide large) {
        System.out.printf(
                "%n  milliseconds, best of the rounds' medians; both sites hold %,d more pages, which are moved%n%n",
                GrownSite.MOVED);
        System.out.printf(
                "  %-32s %,12d %,12d %8s   %s%n",
                "pages", small.site().pages(), large.site().pages(), "ratio", "goal");
        for (Result result : results) {
            System.out.printf(
                    "  %-32s %12.2f %12.2f %8.2f   %s%s%n",
                    result.act().name(),
                    result.small,
                    result.large,
                    result.ratio(),
                    result.goal(),
                    result.isGood() ? "" : "   missed");
        }
        boolean isWhole = results.size() == GrowthAct.ALL.size();
        return isWhole && results.stream().allMatch(Result::isGood) ? 0 : Trouble.FAILED;
    }
}
