package org.openvault.backend.command;

import java.util.Optional;

/** A process does not start, and says why in one line. */
final class StartRefused extends RuntimeException {

    private final Refusal refusal;

    StartRefused(Refusal refusal, String line) {
        super(line);
        this.refusal = refusal;
    }

    int exitCode() {
        return refusal.exitCode();
    }

    static Optional<StartRefused> in(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof StartRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
