package org.openvault.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A stage as layers, from what changes with the JDK to what changes with every commit. Everything belongs to root, and anybody
 * may read it: the process, whichever its user, can change nothing of what it runs.
 */
final class Layers {
    private static final String NOT_OURS = ".ov";

    private Layers() {}

    static List<FileEntriesLayer> of(Stage stage) {
        Path libraries = stage.application().resolve("lib");
        var layers = new ArrayList<FileEntriesLayer>();
        try {
            layers.add(layer("java", stage, stage.java(), file -> true));
            layers.add(layer("libraries", stage, stage.application(), file -> file.startsWith(libraries)));
            layers.add(layer(
                    "application",
                    stage,
                    stage.application(),
                    file -> !file.startsWith(libraries) && !file.equals(stage.learned())));
            if (Files.exists(stage.learned()))
                layers.add(layer("learned", stage, stage.application(), file -> file.equals(stage.learned())));
            return layers;
        } catch (IOException e) {
            throw new Trouble("Cannot read " + stage.root() + ": " + e.getMessage(), e);
        }
    }

    private static FileEntriesLayer layer(String name, Stage stage, Path below, Predicate<Path> wanted)
            throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        try (var files = Files.walk(below)) {
            // Sorted: the order of a folder's entries is the file system's whim.
            for (Path each : files.filter(wanted).sorted().toList()) {
                if (isOfAHome(stage.root().relativize(each)) || !Files.exists(each)) continue;
                layer.addEntry(
                        each,
                        AbsoluteUnixPath.get("/" + stage.root().relativize(each)),
                        permissions(each),
                        Stage.TIME,
                        "0:0");
            }
        }
        return layer.build();
    }

    /** Data of a running system never come along, wherever it was started. */
    private static boolean isOfAHome(Path path) {
        for (Path name : path) {
            if (name.toString().equals(NOT_OURS)) return true;
        }
        return false;
    }

    private static FilePermissions permissions(Path file) {
        boolean runs = Files.isDirectory(file) || Files.isExecutable(file);
        return FilePermissions.fromOctalString(runs ? "755" : "644");
    }
}
