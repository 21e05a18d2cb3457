package org.openvault.launcher;

import java.util.List;

/** Proves that nobody has rewritten the history, or names the first revision that does not follow from the one before. */
final class VerifyHistory {
    private VerifyHistory() {}

    static int run(Options options) {
        if (!options.rest().isEmpty())
            throw new Trouble(Trouble.WRONG_USE, "verify-history takes no words: ./ov verify-history [--home DIR]");
        Home home = options.home();
        if (!home.exists())
            throw new Trouble("there is nothing in " + home.folder() + " yet, and so no history to prove");
        return BackendCommand.run(home, List.of("verify-history"));
    }
}
