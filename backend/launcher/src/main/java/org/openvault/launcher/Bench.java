package org.openvault.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openvault.launcher.Wrk.Rate;
import org.openvault.launcher.Wrk.Target;

/**
 * How fast the site is beside nginx that serves the same bytes from disk: all on one machine, in turns, as ratios, since
 * figures of different runs cannot be compared.
 */
final class Bench {
    private static final String PAGE = "/exhibits/";
    private static final int CONNECTIONS = 8;

    private Bench() {}

    static int run(Options options) {
        return measure(options, false);
    }

    /** With latency at half of what the slower one can do, cold pages, memory, and how soon what is published is seen. */
    static int site(Options options) {
        measure(options, true);
        return PublishBench.run(options);
    }

    private static int measure(Options options, boolean all) {
        List.of("nginx", "wrk").forEach(Bench::mustHave);
        try {
            Path folder = Files.createTempDirectory("ov-bench");
            Home home = new Home(folder.resolve("home"));
            try (var system = RunningSystem.start(
                            home,
                            Jars.of(System.getenv()),
                            Port.anyFree().number(),
                            Port.anyFree().number(),
                            true,
                            true,
                            step -> System.out.printf("  starting %s …%n", step),
                            () -> false);
                    var abandoning = AtExit.run(system::abandon)) {
                measure(system, home, folder, options, all);
            } finally {
                Home.delete(folder);
            }
            return 0;
        } catch (IOException e) {
            throw new Trouble("Cannot measure: " + Failure.reason(e));
        }
    }

    private static void mustHave(String program) {
        boolean there = java.util.Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there)
            throw new Trouble(
                    "./ov bench needs nginx and wrk (Debian's packages nginx-light and wrk); there is no " + program);
    }

    private static void measure(RunningSystem system, Home home, Path folder, Options options, boolean all)
            throws IOException {
        int rounds = options.number("--rounds", all ? 5 : 3);
        int seconds = options.number("--seconds", 4);
        String page = system.site() + PAGE;
        if (all) ColdPages.measure(system, home);
        awaitSmallest(page);
        try (Nginx nginx = Nginx.start(folder, page)) {
            List<Target> targets = targets(system, nginx, page);
            Map<Target, List<Rate>> results = rounds(targets, rounds, seconds);
            report(targets, results, rounds, seconds);
            if (all) latency(targets, results, rounds);
        }
        System.out.printf(
                "%n  resident memory after that: frontend %d MB, backend %d MB%n",
                CpuTime.residentMegabytes(system.frontend().process().toHandle()),
                CpuTime.residentMegabytes(system.backend().process().toHandle()));
    }

    /** A page is made smaller soon after it was stored: nginx is to serve what readers get from then on. */
    private static void awaitSmallest(String page) {
        Await.until(
                java.time.Duration.ofSeconds(20),
                () -> Http.get(page, Map.of("Accept-Encoding", "br")).etag().contains("-br11"));
    }

    private static List<Target> targets(RunningSystem system, Nginx nginx, String page) {
        ProcessHandle site = system.frontend().process().toHandle();
        ProcessHandle backend = system.backend().process().toHandle();
        String gzip = "Accept-Encoding: gzip";
        String brotli = "Accept-Encoding: br";
        return List.of(
                new Target("nginx, same bytes", nginx.page(), "", nginx.process()),
                new Target("site, cached page", page, "", site),
                new Target("nginx, same bytes, gzip", nginx.page(), gzip, nginx.process()),
                new Target("site, cached page, gzip", page, gzip, site),
                new Target("nginx, same bytes, brotli", nginx.brotliPage(), brotli, nginx.process()),
                new Target("site, cached page, brotli", page, brotli, site),
                new Target("backend, resolve", system.backendUrl() + "/api/v3/resolve?path=" + PAGE, "", backend),
                new Target(
                        "backend, API list of 20 pages", system.backendUrl() + "/api/v2/pages/?limit=20", "", backend));
    }

    private static Map<Target, List<Rate>> rounds(List<Target> targets, int rounds, int seconds) throws IOException {
        Map<Target, List<Rate>> results = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Target target : targets) {
                Rate rate = Wrk.measure(target, round == 0 ? 2 : seconds);
                if (round > 0)
                    results.computeIfAbsent(target, each -> new ArrayList<>()).add(rate);
            }
            System.out.println(round == 0 ? "  warmed up" : "  round " + round + " of " + rounds + " done");
        }
        return results;
    }

    private static void report(List<Target> targets, Map<Target, List<Rate>> results, int rounds, int seconds) {
        System.out.printf(
                "%n  median of %d rounds of %d s, 32 connections, client on the same machine, whose load is %.1f%n%n",
                rounds, seconds, load());
        for (int index = 0; index < targets.size(); index++) {
            Target target = targets.get(index);
            Target nginx = targets.get(index < 6 ? index / 2 * 2 : 0);
            System.out.printf(
                    "  %-32s %10.0f requests/s   %5.2f × nginx   %6.1f µs of CPU each%n",
                    target.name(),
                    median(results.get(target), Rate::perSecond),
                    ratio(results.get(target), results.get(nginx)),
                    median(results.get(target), Rate::cpu));
        }
    }

    /** The median of the ratios within each round, for what else the machine does changes from round to round. */
    private static double ratio(List<Rate> ours, List<Rate> nginx) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round).perSecond() / nginx.get(round).perSecond());
        }
        return median(ratios, Double::doubleValue);
    }

    /** At half of the peak of the site, for both. */
    private static void latency(List<Target> targets, Map<Target, List<Rate>> results, int rounds) throws IOException {
        double half = median(results.get(targets.get(3)), Rate::perSecond) / 2;
        System.out.printf(
                "%n  latency at %.0f requests/s, half of the site's peak, by a client of constant rate%n%n", half);
        Map<Target, List<SteadyClient.Latencies>> all = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Target target : targets.subList(2, 4)) {
                var latencies = new SteadyClient(target.url(), target.header(), CONNECTIONS).run(half, 3);
                if (round > 0)
                    all.computeIfAbsent(target, each -> new ArrayList<>()).add(latencies);
            }
        }
        all.forEach((target, each) -> System.out.printf(
                "  %-32s p50 %7.3f ms   p99 %7.3f ms   p99.9 %7.3f ms   (%.0f/s reached)%n",
                target.name(),
                median(each, one -> one.percentile(0.5)),
                median(each, one -> one.percentile(0.99)),
                median(each, one -> one.percentile(0.999)),
                median(each, SteadyClient.Latencies::rate)));
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static <T> double median(List<T> values, ToDoubleFunction<T> of) {
        double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
