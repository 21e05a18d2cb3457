package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Something that a client of the API asks for.
 *
 * @param withToken what is asked with a token is read anew each time; without one it is answered from memory when it was asked before
 * @param isSearch held to a time, whatever the word is
 */
record ApiAct(String name, boolean withToken, boolean isSearch, Address address) {
    static final String FIRST_PART = "list, its first part by cursor";
    static final String DEEP_PART = "list, a part far down by cursor";

    /** Parts of a hundred that are gone through to come far down. */
    private static final int STEPS = 200;

    interface Address {
        String of(GrownSite site, Random random);
    }

    static List<ApiAct> all(GrowthSide side) throws IOException {
        String cursor = deepCursor(side);
        String parts = "/api/v3/pages?limit=20&count=none&version=live";
        return List.of(
                new ApiAct("list of 20, from memory", false, false, (site, some) -> "/api/v2/pages/?limit=20"),
                new ApiAct("list of 20", true, false, (site, some) -> "/api/v2/pages/?limit=20"),
                new ApiAct("list of 20, every field", true, false, (site, some) -> "/api/v2/pages/?limit=20&fields=*"),
                new ApiAct("list of 20, uncounted", true, false, (site, some) -> parts),
                new ApiAct(FIRST_PART, true, false, (site, some) -> parts),
                new ApiAct(DEEP_PART, true, false, (site, some) -> parts + "&cursor=" + cursor),
                new ApiAct("page, from memory", false, false, (site, some) -> "/api/v2/pages/101/"),
                new ApiAct("page", true, false, (site, some) -> "/api/v2/pages/" + site.someId(some) + "/"),
                new ApiAct("resolve, from memory", false, false, (site, some) -> "/api/v3/resolve?path=/p1/"),
                new ApiAct("resolve", true, false, (site, some) -> "/api/v3/resolve?path=" + site.somePath(some)),
                search("search, a word of almost every page", some -> "page"),
                search("search, a common word", some -> "w0"),
                search("search, a rare word", some -> "w" + some.nextInt(15_000, 20_000)),
                search("search, two words", some -> "w%d+w%d".formatted(some.nextInt(20), some.nextInt(200))),
                search("search, the beginning of a word", some -> "w1" + some.nextInt(10)));
    }

    private static ApiAct search(String name, java.util.function.Function<Random, String> words) {
        return new ApiAct(name, true, true, (site, some) -> "/api/v3/search?q=" + words.apply(some));
    }

    /** Twenty thousand pages down, or as far as there are any. */
    private static String deepCursor(GrowthSide side) throws IOException {
        String cursor = "";
        for (int step = 0; step < STEPS; step++) {
            String path =
                    "/api/v3/pages?limit=100&count=none&version=live&fields=_" + (step == 0 ? "" : "&cursor=" + cursor);
            JsonNode next =
                    side.api().get(path).orTrouble("a part of the list").body().path("next_cursor");
            if (!next.isTextual()) break;
            cursor = next.textValue();
        }
        return cursor;
    }

    /** @return nanoseconds */
    long run(GrowthSide side, Random random) {
        String url = side.backend().url() + address.of(side.site(), random);
        Map<String, String> headers =
                withToken ? Map.of("Authorization", "Bearer " + side.api().token()) : Map.of();
        long begin = System.nanoTime();
        int status = Http.get(url, headers).status();
        long took = System.nanoTime() - begin;
        if (status != 200) throw new Trouble(url + " answers " + status);
        return took;
    }
}
