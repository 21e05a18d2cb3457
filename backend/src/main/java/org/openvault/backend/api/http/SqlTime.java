package org.openvault.backend.api.http;

/** How many statements a thread has sent, and how long it waited for them: of one request, as each has a thread of its own. */
final class SqlTime {

    private static final ThreadLocal<SqlTime> OF_THREAD = ThreadLocal.withInitial(SqlTime::new);

    private final long from = System.nanoTime();
    private int statements;
    private long waited;

    static void begin() {
        OF_THREAD.remove();
        OF_THREAD.get();
    }

    static void add(long nanos) {
        SqlTime time = OF_THREAD.get();
        time.statements++;
        time.waited += nanos;
    }

    /** As {@code Server-Timing} says it, in milliseconds. */
    static String header() {
        SqlTime time = OF_THREAD.get();
        return "db;dur=%.2f;desc=\"%d statements\", total;dur=%.2f"
                .formatted(time.waited / 1e6, time.statements, (System.nanoTime() - time.from) / 1e6);
    }
}
