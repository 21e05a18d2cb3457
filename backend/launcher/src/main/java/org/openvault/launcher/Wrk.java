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
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "-d" + seconds + "s"));
        if (!target.header().isEmpty()) command.addAll(List.of("-H", target.header()));
        command.add(target.url());
        Duration before = CpuTime.of(target.server());
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = wrk.inputReader().lines().collect(Collectors.joining("\n"));
        Duration used = CpuTime.of(target.server()).minus(before);
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) throw new Trouble("wrk did not measure " + target.url() + ": " + output);
        Matcher failed = FAILED.matcher(output);
        if (failed.find())
            throw new Trouble(target.name() + " answered " + failed.group(1) + " requests with an error");
        double perSecond = Double.parseDouble(requests.group(1));
        return new Rate(perSecond, used.toNanos() / 1000.0 / (perSecond * seconds));
    }
}
