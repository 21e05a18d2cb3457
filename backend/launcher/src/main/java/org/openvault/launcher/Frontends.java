package org.openvault.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Several frontends of one backend, as behind a load balancer; each keeps pages of its own. */
record Frontends(
        List<Child> children, List<String> urls, List<String> managements, HttpClient client, AtExit abandoning)
        implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Readers who ask without a rest would take the processors from those who answer. */
    private static final long READER_RESTS = 1_000_000;

    static Frontends start(Path folder, String backendUrl, int many) {
        return start(folder, backendUrl, many, Map.of());
    }

    /** @param settings for their environment */
    static Frontends start(Path folder, String backendUrl, int many, Map<String, String> settings) {
        List<Child> children = new CopyOnWriteArrayList<>();
        List<String> urls = new ArrayList<>();
        List<String> managements = new ArrayList<>();
        var frontends = new Frontends(
                children,
                urls,
                managements,
                HttpClient.newHttpClient(),
                AtExit.run(() ->
                        children.forEach(child -> Child.kill(child.process().toHandle()))));
        try {
            for (int number = 0; number < many; number++) {
                Home home = new Home(folder.resolve("frontend-" + number));
                home.create();
                int port = Port.anyFree().number();
                var application = new Applications(
                                home,
                                Jars.of(System.getenv()),
                                Applications.Ports.of(
                                        port, URI.create(backendUrl).getPort()))
                        .frontend();
                var environment = new HashMap<>(application.environment());
                environment.putAll(settings);
                children.add(Child.start(
                        application.name(),
                        LogFile.startNew(home, application.name()),
                        application.command(home, List.of()),
                        environment));
                urls.add(application.url());
                managements.add(Application.management(application.managementPort()));
                if (!Await.until(PATIENCE, application::isReady)) throw new Trouble("A frontend is not ready");
            }
            return frontends;
        } catch (RuntimeException failed) {
            frontends.close();
            throw failed;
        }
    }

    /** Milliseconds from an instant until every one of them shows a mark; −∞ where one does not in time. */
    double untilAllShow(String path, String mark, Instant from, Duration patience) {
        List<Double> times = atOnce(url -> untilItShows(url + path, mark, from, patience));
        return times.contains(Double.NEGATIVE_INFINITY)
                ? Double.NEGATIVE_INFINITY
                : times.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private double untilItShows(String url, String mark, Instant from, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            if (body(url).contains(mark))
                return Duration.between(from, Instant.now()).toNanos() / 1e6;
            LockSupport.parkNanos(READER_RESTS);
        }
        return Double.NEGATIVE_INFINITY;
    }

    /** Every one of them has the page from then on. */
    void get(String path) {
        atOnce(url -> body(url + path));
    }

    /** How many answers lack a mark. */
    int old(List<String> paths, String mark) {
        return (int) urls.parallelStream()
                .mapToLong(url -> paths.stream()
                        .filter(path -> !body(url + path).contains(mark))
                        .count())
                .sum();
    }

    /** Milliseconds from an instant until none of them renders any more. */
    double untilNothingIsRefreshed(Instant from, Duration patience) {
        Instant end = Instant.now().plus(patience);
        Instant changed = Instant.now();
        String before = "";
        while (Instant.now().isBefore(end)
                && Duration.between(changed, Instant.now()).toMillis() < 1_000) {
            String now = renders();
            if (!now.equals(before)) changed = Instant.now();
            before = now;
            LockSupport.parkNanos(20_000_000);
        }
        return Duration.between(from, changed).toNanos() / 1e6;
    }

    private String renders() {
        StringBuilder renders = new StringBuilder();
        for (String management : managements) {
            body(management + "/q/metrics")
                    .lines()
                    .filter(line -> line.startsWith("openvault_page_renders_total"))
                    .forEach(line -> renders.append(line).append('\n'));
        }
        return renders.toString();
    }

    private <T> List<T> atOnce(Function<String, T> doing) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = urls.stream()
                    .map(url -> threads.submit(() -> doing.apply(url)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : all) results.add(each.get());
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED, "stopped");
        } catch (ExecutionException e) {
            throw new Trouble("A frontend does not answer: " + e.getCause());
        }
    }

    private String body(String url) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new Trouble("A frontend does not answer: " + Failure.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED, "stopped");
        }
    }

    @Override
    public void close() {
        children.forEach(Child::stop);
        abandoning.close();
    }
}
