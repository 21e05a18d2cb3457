package org.openvault.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs an importer of the backend against the home's database. */
final class Import {
    private Import() {}

    static int run(Options options) {
        if (options.rest().size() != 2 || !options.rest().getFirst().equals("openvault3")) {
            throw new Trouble(
                    Trouble.WRONG_USE, "say what to import from where: ./ov import openvault3 DIR [--dry-run]");
        }
        Path folder = Path.of(options.rest().get(1)).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) throw new Trouble("there is no folder " + folder);
        var arguments = new ArrayList<>(List.of("import", "openvault3", folder.toString()));
        if (options.has("--dry-run")) arguments.add("--dry-run");
        Home home = options.home();
        if (!home.exists())
            throw new Trouble("there is nothing in " + home.folder() + " yet; ./ov up makes a site to import into");
        return BackendCommand.run(home, arguments);
    }
}
