package org.openvault.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** How soon what is published is seen, on three frontends at once: one page, a page that all others show, and by the clock. */
final class PublishBench {
    private static final int FRONTENDS = 3;
    private static final int PAGES = 100;

    /** Not counted: code that has just been started is slow. */
    private static final int WARM_UP = 300;

    /** An answer of the API is awaited for at most this long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final Frontends frontends;
    private final Random random = new Random(1);

    private PublishBench(Api api, Frontends frontends) {
        this.api = api;
        this.frontends = frontends;
    }

    static int run(Options options) {
        int publishes = options.number("--publishes", 300);
        int dependants = options.number("--dependants", 1_000);
        try {
            Path folder = Files.createTempDirectory("ov-publish");
            try (var side = GrowthSide.start(folder.resolve("site"), Math.max(GrownSite.SMALLEST, dependants));
                    var frontends = Frontends.start(folder, side.backend().url(), FRONTENDS)) {
                var bench = new PublishBench(side.api(), frontends);
                return bench.one(publishes) + bench.many(side.site(), dependants) + bench.scheduled(10) == 0 ? 0 : 1;
            } finally {
                Home.delete(folder);
            }
        } catch (IOException e) {
            throw new Trouble("Cannot measure: " + Failure.reason(e));
        }
    }

    /** From the answer to whoever published until the last of the three shows it. */
    private int one(int publishes) throws IOException {
        List<Double> times = new ArrayList<>();
        int missed = 0;
        for (int number = 0; number < publishes + WARM_UP; number++) {
            int page = 5 + random.nextInt(PAGES - 5);
            String mark = "mark" + number + "x";
            write(page, "title", mark);
            api.post("/api/v3/pages/" + page + "/actions/publish/", JsonNodeFactory.instance.objectNode())
                    .orTrouble("publishing");
            double last = frontends.untilAllShow(path(page), mark, Instant.now(), PATIENCE);
            if (last < 0) missed++;
            else if (number >= WARM_UP) times.add(last);
        }
        report("publish to visible, " + publishes + " times, on " + FRONTENDS + " frontends", times, missed);
        return missed;
    }

    /** What the menu says is on every page. Readers of any page see the change as soon as it is there. */
    private int many(GrownSite site, int dependants) throws IOException {
        for (int page = 2; page <= dependants; page++) frontends.get(path(page));
        int missed = 0;
        List<Double> times = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            String mark = "menu" + number + "x";
            ObjectNode item = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", UUID.randomUUID().toString());
            item.putObject("value").put("title", mark).put("url", "/p2/");
            write(1, "menu", JsonNodeFactory.instance.arrayNode().add(item));
            api.post("/api/v3/pages/1/actions/publish/", JsonNodeFactory.instance.objectNode())
                    .orTrouble("publishing the menu");
            Instant told = Instant.now();
            frontends.untilAllShow("/", mark, told, PATIENCE);
            int old = frontends.old(pages(dependants), mark);
            double all = frontends.untilNothingIsRefreshed(told, Duration.ofMinutes(5));
            int late = frontends.old(pages(dependants), mark);
            times.add(all);
            missed += late;
            System.out.printf(
                    "  a change that %d pages show: %d of %d readers meanwhile had the old menu; all new on %d frontends after %.1f s, %d not%n",
                    dependants, old, pages(dependants).size() * FRONTENDS, FRONTENDS, all / 1000, late);
        }
        return missed;
    }

    /** The instant lies ahead; nobody does anything when it comes. */
    private int scheduled(int times) throws IOException {
        List<Double> late = new ArrayList<>();
        int missed = 0;
        for (int number = 0; number < times; number++) {
            int page = 5 + random.nextInt(PAGES - 5);
            String mark = "planned" + number + "x";
            write(page, "title", mark);
            Instant at = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
            api.post(
                            "/api/v3/pages/" + page + "/actions/publish/",
                            JsonNodeFactory.instance.objectNode().put("at", at.toString()))
                    .orTrouble("scheduling");
            double last = frontends.untilAllShow(path(page), mark, at, PATIENCE);
            if (last < -1000) missed++;
            else late.add(last);
        }
        report("scheduled instants, " + times + " times: after the instant", late, missed);
        return missed;
    }

    private void write(int page, String field, Object value) throws IOException {
        String path = "/api/v3/pages/" + page + "/";
        String version =
                api.get(path + "?version=draft").orTrouble("reading a draft").etag();
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putPOJO(field, value);
        api.patch(path, version.split("-")[0], change).orTrouble("writing");
    }

    private List<String> pages(int dependants) {
        return random.ints(200, 2, dependants + 1).mapToObj(PublishBench::path).toList();
    }

    /** As {@link GrownSite} lays them out. */
    static String path(int page) {
        StringBuilder path = new StringBuilder("/");
        for (int number = page - 1; number > 0; number = (number - 1) / 100) {
            path.insert(0, "/p" + number);
        }
        return path.toString();
    }

    private static void report(String what, List<Double> times, int missed) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) throw new Trouble("nothing was seen at all");
        System.out.printf(
                "%n  %s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms, missed %d (load %.1f)%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)],
                sorted[sorted.length - 1],
                missed,
                Bench.load());
    }
}
