package org.openvault.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As many requests as will go, by wrk. */
final class Wrk {
    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    /** One thing to measure. @param header sent with each request, empty for none @param server whose time is taken */
    record Target(String name, String url, String header, ProcessHandle server) {}

    /** @param cpu microseconds of the server for each request */
    record Rate(double perSecond, double cpu) {}

    private Wrk() {}

    static Rate measure(Target target, int seconds) throws IOException {
        Duration before = CpuTime.of(target.server());
        double perSecond = perSecond(target.url(), target.header(), seconds);
        Duration used = CpuTime.of(target.server()).minus(before);
        return new Rate(perSecond, used.toNanos() / 1000.0 / (perSecond * seconds));
    }

    /** @param header sent with each request, empty for none */
    static double perSecond(String url, String header, int seconds) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "-d" + seconds + "s"));
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
