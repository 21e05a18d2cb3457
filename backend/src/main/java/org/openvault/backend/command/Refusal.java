package org.openvault.backend.command;

/** Why a process does not start, as an exit code beside the one line that names what is wrong. The numbers are those of sysexits. */
enum Refusal {
    UNKNOWN_ROLE(64),
    SCHEMA(65),
    DATABASE_AWAY(69),
    DEPLOYMENT_FAILED(70),
    CLOCK(71),
    SECRET(78);

    private final int exitCode;

    Refusal(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    StartRefused because(String line) {
        return new StartRefused(this, line);
    }
}
