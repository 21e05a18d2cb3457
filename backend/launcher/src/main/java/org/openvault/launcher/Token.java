package org.openvault.launcher;

import java.util.List;

/** Makes a token for the API and prints it, and nothing else. */
final class Token {
    private Token() {}

    static int run(Options options) {
        String user = options.values().getOrDefault("--user", "");
        String name = options.values().getOrDefault("--name", "");
        if (!options.rest().equals(List.of("create")) || user.isBlank() || name.isBlank())
            throw new Trouble(
                    Trouble.WRONG_USE, "say whose token and what it is for: ./ov token create --user NAME --name TEXT");
        Home home = options.home();
        if (!home.exists())
            throw new Trouble("there is nothing in " + home.folder() + " yet, and so nobody to have a token");
        return BackendCommand.run(home, List.of("token", "create", "--user", user, "--name", name));
    }
}
