package org.openvault.image;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

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

    static void link(Path target) {
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow(() -> new Trouble("this JDK has no jlink"));
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        int code = jlink.run(
                writer,
                writer,
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                // Layers are compressed anyway; what is compressed in itself starts slower.
                "--compress=zip-0",
                "--output",
                target.toString());
        if (code != 0) throw new Trouble("jlink: " + said.toString().strip());
    }
}
