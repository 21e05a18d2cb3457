package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How fast the site is beside nginx that serves the same bytes from disk: all on one machine, in turns, as ratios, since
 * figures of different runs cannot be compared.
 */
final class Bench {
    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    /** One thing to measure. @param header sent with each request, empty for none */
    private record Target(String name, String url, String header) {}

    private Bench() {}

    static int run(Options options) {
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
                    () -> false)) {
                measure(system, folder, options.number("--rounds", 3), options.number("--seconds", 4));
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

    private static void measure(RunningSystem system, Path folder, int rounds, int seconds) throws IOException {
        String page = system.site() + "/exhibits/";
        int nginxPort = Port.anyFree().number();
        Process nginx = startNginx(folder, nginxPort, page);
        try {
            String nginxPage = "http://localhost:" + nginxPort + "/page.html";
            Await.until(java.time.Duration.ofSeconds(5), () -> Http.isOk(nginxPage));
            List<Target> targets = List.of(
                    new Target("nginx, same bytes", nginxPage, ""),
                    new Target("site, cached page", page, ""),
                    new Target("nginx, same bytes, gzip", nginxPage, "Accept-Encoding: gzip"),
                    new Target("site, cached page, gzip", page, "Accept-Encoding: gzip"),
                    new Target("backend, resolve", system.backendUrl() + "/api/v3/resolve?path=/exhibits/", ""),
                    new Target("backend, API list of 20 pages", system.backendUrl() + "/api/v2/pages/?limit=20", ""));
            report(targets, rounds(targets, rounds, seconds), rounds, seconds);
        } finally {
            nginx.destroy();
        }
    }

    private static Process startNginx(Path folder, int port, String page) throws IOException {
        Path root = Files.createDirectories(folder.resolve("nginx"));
        Files.write(root.resolve("page.html"), Http.get(page, Map.of()).body());
        Files.write(
                root.resolve("page.html.gz"),
                Http.get(page, Map.of("Accept-Encoding", "gzip")).body());
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 1024; }
                http { access_log off; sendfile on; keepalive_requests 1000000; default_type text/html; gzip_static on;
                       open_file_cache max=100; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                       uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                       server { listen 127.0.0.1:%2$d; root %1$s/nginx; } }
                """.formatted(folder, port));
        return new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
    }

    private static Map<String, List<Double>> rounds(List<Target> targets, int rounds, int seconds) throws IOException {
        Map<String, List<Double>> results = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Target target : targets) {
                double requests = wrk(target, round == 0 ? 2 : seconds);
                if (round > 0)
                    results.computeIfAbsent(target.name(), name -> new ArrayList<>())
                            .add(requests);
            }
            System.out.println(round == 0 ? "  warmed up" : "  round " + round + " of " + rounds + " done");
        }
        return results;
    }

    private static double wrk(Target target, int seconds) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "-d" + seconds + "s"));
        if (!target.header().isEmpty()) command.addAll(List.of("-H", target.header()));
        command.add(target.url());
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = wrk.inputReader().lines().collect(Collectors.joining("\n"));
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) throw new Trouble("wrk did not measure " + target.url() + ": " + output);
        Matcher failed = FAILED.matcher(output);
        if (failed.find())
            throw new Trouble(target.name() + " answered " + failed.group(1) + " requests with an error");
        return Double.parseDouble(requests.group(1));
    }

    private static void report(List<Target> targets, Map<String, List<Double>> results, int rounds, int seconds) {
        double plain = median(results.get(targets.get(0).name()));
        double gzip = median(results.get(targets.get(2).name()));
        System.out.printf(
                "%n  median of %d rounds of %d s, 32 connections, client on the same machine%n%n", rounds, seconds);
        for (Target target : targets) {
            double requests = median(results.get(target.name()));
            double ratio = requests / (target.header().isEmpty() ? plain : gzip);
            System.out.printf("  %-32s %10.0f requests/s   %5.2f × nginx%n", target.name(), requests, ratio);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
