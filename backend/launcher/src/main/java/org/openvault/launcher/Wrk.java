package org.openvault.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A run of wrk, the load generator. */
final class Wrk {
    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    private Wrk() {}

    /**
     * @param header sent with each request, empty for none
     * @return requests in a second
     */
    static double run(String url, String header, int connections, int seconds) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s"));
        if (!header.isEmpty()) command.addAll(List.of("-H", header));
        command.add(url);
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = wrk.inputReader().lines().collect(Collectors.joining("\n"));
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) throw new Trouble("wrk did not measure " + url + ": " + output);
        Matcher failed = FAILED.matcher(output);
        if (failed.find()) throw new Trouble(url + " answered " + failed.group(1) + " requests with an error");
        return Double.parseDouble(requests.group(1));
    }
}
