package org.openvault.launcher;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Asks at a constant rate, whether or not the answers keep up: what is late is counted from when it should have been asked, so
 * that a stall is not one slow answer but all that waited behind it.
 */
record SteadyClient(String url, String header, int connections) {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Microseconds, sorted. */
    record Latencies(long[] sorted, double rate) {
        double percentile(double part) {
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1000.0;
        }
    }

    Latencies run(double rate, int seconds) throws IOException {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            long begin = System.nanoTime() + 50_000_000;
            var all = IntStream.range(0, connections)
                    .mapToObj(number -> threads.submit(() -> oneConnection(number, rate, seconds, begin)))
                    .toList();
            long[] sorted =
                    all.stream().flatMapToLong(SteadyClient::result).sorted().toArray();
            return new Latencies(sorted, sorted.length / ((System.nanoTime() - begin) / 1e9));
        }
    }

    private static java.util.stream.LongStream result(Future<long[]> connection) {
        try {
            return Arrays.stream(connection.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED, "stopped");
        } catch (ExecutionException e) {
            throw new Trouble("a connection was lost while measuring: " + e.getCause());
        }
    }

    private long[] oneConnection(int number, double rate, int seconds, long begin) throws IOException {
        URI address = URI.create(url);
        int many = (int) (rate * seconds / connections);
        double pause = 1e9 * connections / rate;
        long[] latencies = new long[many];
        try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
            socket.setTcpNoDelay(true);
            var answers = new Answers(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            byte[] request = ("GET " + address.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n"
                            + (header.isEmpty() ? "" : header + "\r\n") + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            for (int index = 0; index < many; index++) {
                long due = begin + (long) ((index + (double) number / connections) * pause);
                await(due);
                out.write(request);
                answers.next();
                latencies[index] = (System.nanoTime() - due) / 1000;
            }
        }
        return latencies;
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Answers with a Content-Length, one after another. */
    private static final class Answers {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 18];
        private int filled;

        Answers(InputStream in) {
            this.in = in;
        }

        void next() throws IOException {
            int head = -1;
            while (head < 0) {
                fill();
                head = endOfHead();
            }
            String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
            int at = text.indexOf("content-length:") + 15;
            int whole = head
                    + Integer.parseInt(
                            text.substring(at, text.indexOf('\r', at)).strip());
            while (filled < whole) fill();
            filled = 0;
        }

        private void fill() throws IOException {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) throw new EOFException("the connection ended");
            filled += read;
        }

        private int endOfHead() {
            for (int at = 0; at + 4 <= filled; at++) {
                if (buffer[at] == '\r' && Arrays.equals(buffer, at, at + 4, END_OF_HEAD, 0, 4)) return at + 4;
            }
            return -1;
        }
    }
}
