package org.openvault.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Java runtime with what the two applications need and an operator looks with; no compiler, no tools of developers. */
final class JavaRuntime {
    private static final String MODULES = String.join(
            ",",
            "java.se",
            "jdk.unsupported", // netty, the ORM
            "jdk.crypto.ec",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.zipfs",
            "jdk.jfr",
            "jdk.management",
            "jdk.jcmd" // threads and heap of a pod that does not answer
            );

    private JavaRuntime() {}

    static void link(Path target) throws IOException {
        // As a process of its own: within another one jlink was seen to make a runtime of a slightly different size.
        Process jlink = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        // Layers are compressed anyway; what is compressed in itself starts slower.
                        "--compress=zip-0",
                        "--output",
                        target.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(jlink.getInputStream().readAllBytes());
        try {
            if (jlink.waitFor() != 0) throw new Trouble("jlink: " + said.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
        if (!Files.isExecutable(target.resolve("bin/java"))) throw new Trouble("jlink has made no java");
    }
}
