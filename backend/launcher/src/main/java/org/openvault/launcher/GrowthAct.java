package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Something that readers or editors do.
 *
 * @param share how many times fewer of it than of others there are in a round
 */
record GrowthAct(String name, int share, Work work) {
    private static final String MOVE = "move, a page with 999 below it";

    /** A tenth of the pages had another revision then. */
    private static final String PAST = "&as_of=" + Instant.now().minus(Duration.ofDays(500));

    /** Before there was anything. */
    private static final String LONG_AGO = resolve("/") + "&as_of=1990-01-01T00:00:00Z";

    interface Work {
        /** @return nanoseconds */
        long run(GrowthSide side, Random random) throws IOException;
    }

    private interface Address {
        String of(GrownSite site, Random random);
    }

    static final List<GrowthAct> ALL = List.of(
            reading("list, children of a page", (site, some) -> "/api/v2/pages/?child_of=" + site.someParentId(some)),
            reading("list, all pages", (site, some) -> "/api/v2/pages/"),
            reading("list, exhibits", (site, some) -> "/api/v2/exhibits/"),
            reading("find, a page by its id", (site, some) -> "/api/v2/pages/" + site.someId(some) + "/"),
            reading("resolve, a page", (site, some) -> resolve(site.somePath(some))),
            reading("tree, a page with 100 children", (site, some) -> resolve(site.someParentPath(some))),
            reading("tree, the index of exhibits", (site, some) -> resolve("/p1/")),
            reading("past, a page", (site, some) -> resolve(site.somePath(some)) + PAST),
            reading("past, a page with 100 children", (site, some) -> resolve(site.someParentPath(some)) + PAST),
            new GrowthAct(MOVE, 20, GrowthAct::move));

    private static GrowthAct reading(String name, Address address) {
        return new GrowthAct(name, 1, (side, random) -> {
            String path = address.of(side.site(), random);
            long begin = System.nanoTime();
            int status = get(side, path).status();
            long took = System.nanoTime() - begin;
            if (status != 200) throw new Trouble(path + " answers " + status);
            return took;
        });
    }

    private static Http.Answer get(GrowthSide side, String path) {
        return Http.get(
                side.backend().url() + path,
                Map.of("Authorization", "Bearer " + side.api().token()));
    }

    private static String resolve(String path) {
        return "/api/v3/resolve?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** To and fro between two pages. */
    private static long move(GrowthSide side, Random random) throws IOException {
        String path = "/api/v3/pages/" + side.site().moved();
        JsonNode page = side.api().get(draftOfMoved(side)).orTrouble("a look").body();
        long now = page.path("meta").path("parent_id").asLong();
        long to = GrownSite.PARENTS.getFirst() == now ? GrownSite.PARENTS.getLast() : GrownSite.PARENTS.getFirst();
        var body = JsonNodeFactory.instance.objectNode().put("parent_id", to);
        long begin = System.nanoTime();
        side.api().post(path + "/actions/move/", body).orTrouble("a move");
        return System.nanoTime() - begin;
    }

    /** Whether the backend knows of it: one that does not travel in time would be measured in the present. */
    boolean isPossible(GrowthSide side) {
        if (isMove()) return get(side, draftOfMoved(side)).isOk();
        return !name.startsWith("past") || get(side, LONG_AGO).status() != 200;
    }

    private static String draftOfMoved(GrowthSide side) {
        return "/api/v3/pages/" + side.site().moved() + "/?version=draft";
    }

    boolean isMove() {
        return name.equals(MOVE);
    }
}
