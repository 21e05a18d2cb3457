package org.openvault.backend.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The commands of the backend's jar. */
@ApplicationScoped
class Commands {

    /** @return the exit code: 0 done, 1 done with errors, 64 not understood */
    int run(List<String> arguments) {
        System.err.println("unknown command '" + String.join(" ", arguments) + "'; there is: import openvault3 DIR [--dry-run]");
        return 64;
    }
}
