package org.openvault.launcher;

import java.io.IOException;
import java.util.Arrays;

/**
 * Asks at a constant rate, whether or not the answers keep up: what is late is counted from when it should have been asked, so
 * that a stall is not one slow answer but all that waited behind it. One thread asks and looks for answers without ever
 * sleeping, as wrk does: threads that are woken for each answer would take more of the machine than the server that is measured.
 */
record SteadyClient(String url, String header, int connections) {
    /** Microseconds, sorted. */
    record Latencies(long[] sorted, double rate) {
        double percentile(double part) {
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1000.0;
        }
    }

    Latencies run(double rate, int seconds) throws IOException {
        var all = new SteadyConnection[connections];
        try {
            for (int number = 0; number < connections; number++) all[number] = SteadyConnection.open(url, header);
            return ask(all, rate, (int) (rate * seconds));
        } finally {
            for (SteadyConnection each : all) if (each != null) each.close();
        }
    }

    private static Latencies ask(SteadyConnection[] all, double rate, int many) throws IOException {
        long[] latencies = new long[many];
        double pause = 1e9 / rate;
        long begin = System.nanoTime();
        int asked = 0;
        int answered = 0;
        while (answered < many) {
            boolean due = asked < many && System.nanoTime() - begin >= (long) (asked * pause);
            if (due && all[asked % all.length].isIdle()) {
                all[asked % all.length].ask(begin + (long) (asked * pause));
                asked++;
            }
            for (SteadyConnection each : all) {
                if (!each.isIdle() && each.isAnswered())
                    latencies[answered++] = (System.nanoTime() - each.due()) / 1000;
            }
        }
        double reached = many / ((System.nanoTime() - begin) / 1e9);
        Arrays.sort(latencies);
        return new Latencies(latencies, reached);
    }
}
