package org.openvault.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Has the running site throw away the pages that it keeps: all, or those that name one of some tags. */
final class ClearCache {
    private ClearCache() {}

    static int run(Options options) {
        int cleared = clear(options.home(), options.text("--tag", ""));
        System.out.println("  " + cleared + (cleared == 1 ? " page" : " pages") + " cleared");
        return 0;
    }

    /** @param tags with commas between, none for all pages */
    static int clear(Home home, String tags) {
        RunFile run = RunFile.read(home)
                .filter(known -> known.running("frontend").isPresent())
                .orElseThrow(() -> new Trouble(Trouble.NOT_RUNNING, "nothing runs in " + home.folder()));
        String token = PrivateFile.find(home.operationsToken())
                .orElseThrow(
                        () -> new Trouble("there is no " + home.operationsToken() + "; stop and start the system"));
        String address = Application.management(run.ports().siteManagement()) + "/q/cache" + query(tags);
        try {
            Http.Answer answer = Http.delete(address, Map.of("Authorization", "Bearer " + token));
            if (!answer.isOk()) throw new Trouble("the site refused with status " + answer.status());
            return new ObjectMapper().readTree(answer.body()).path("cleared").asInt();
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble("the site does not answer: " + e.getMessage());
        }
    }

    private static String query(String tags) {
        String query = Arrays.stream(tags.split("[,\\s]+"))
                .filter(tag -> !tag.isEmpty())
                .map(tag -> "tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
