package org.openvault.backend.command;

/** What an exception says, for a log that is read by line. */
final class OneLine {

    private static final int LONGEST = 600;

    private OneLine() {}

    static String of(Throwable failed) {
        Throwable cause = failed;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.strip().replaceAll("[\\s-]*\\R\\s*", " ").replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
