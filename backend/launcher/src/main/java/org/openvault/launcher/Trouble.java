package org.openvault.launcher;

/** Something that the user can understand and mend: one line, no stack trace, and an exit code that is not zero. */
final class Trouble extends RuntimeException {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int NOT_RUNNING = 3;
    static final int INTERRUPTED = 130;

    private final int exitCode;

    Trouble(String line) {
        this(FAILED, line);
    }

    Trouble(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
