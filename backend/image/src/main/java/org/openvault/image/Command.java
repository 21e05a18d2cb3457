package org.openvault.image;

import java.util.ArrayList;
import java.util.List;

/**
 * How an application is started. What the JDK learned holds only for the same flags, so that the training run and the image take
 * them from here.
 */
record Command(String root) {
    static final String JAVA = "/opt/java";
    static final String APPLICATION = "/app";
    static final String LEARNED = APPLICATION + "/application.aot";

    /** In the image itself. */
    static Command inImage() {
        return new Command("");
    }

    List<String> with(String... options) {
        var command = new ArrayList<String>();
        command.add(root + JAVA + "/bin/java");
        // As the launcher does (Application there), but with a heap by the pod's limit: what is left is for threads,
        // buffers
        // and the code that the JVM makes.
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms48m", "-XX:MaxRAMPercentage=60"));
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", root + APPLICATION + "/quarkus-run.jar"));
        return List.copyOf(command);
    }

    List<String> entryPoint(boolean learned) {
        return learned ? with("-XX:AOTCache=" + root + LEARNED) : with();
    }
}
