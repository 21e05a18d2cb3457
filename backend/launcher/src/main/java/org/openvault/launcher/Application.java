package org.openvault.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of our two applications as a Java command.
 *
 * @param name backend or frontend
 * @param managementPort where it tells of its health
 * @param exercises paths that are asked for in a {@link Rehearsal}
 * @param environment what the contract gives it, without the launcher's own
 */
record Application(
        String name,
        Path jar,
        int port,
        int managementPort,
        String memory,
        List<String> exercises,
        Map<String, String> environment) {
    Application {
        exercises = List.copyOf(exercises);
        environment = Map.copyOf(environment);
    }

    List<String> command(Home home, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        // Serial: small heaps on few cores, where it takes the least memory and its pauses stay short. Both compilers
        // stay on: the first alone would start no faster and serve at a third of the speed.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms48m", "-Xmx" + memory));
        // Rather a clear end than a process that limps on without memory.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dov.home=" + home.folder());
        aotCache().ifPresent(cache -> command.addAll(cache.options()));
        command.addAll(ownOptions());
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    /** For whoever needs more memory or a debugger: OV_BACKEND_JAVA_OPTS, OV_FRONTEND_JAVA_OPTS. */
    private List<String> ownOptions() {
        String options = System.getenv("OV_" + name.toUpperCase(Locale.ROOT) + "_JAVA_OPTS");
        return options == null || options.isBlank()
                ? List.of()
                : List.of(options.strip().split("\\s+"));
    }

    Optional<AotCache> aotCache() {
        return AotCache.of(name, jar, System.getenv());
    }

    /** The same beside it: nothing runs by the clock in it, and it writes nowhere but into a folder of its own. */
    Application rehearsedOn(int otherPort, int otherManagementPort, Path folder) {
        var other = new HashMap<>(environment);
        other.put("OV_HTTP_PORT", Integer.toString(otherPort));
        other.put("OV_MANAGEMENT_PORT", Integer.toString(otherManagementPort));
        other.put("OV_CACHE_DIR", folder.resolve("cache").toString());
        other.put("OV_ROLES", "api,admin");
        other.put("OV_MIGRATE_AT_START", "false");
        other.put("OV_DEMO", "false");
        other.remove("OV_FIRST_USER");
        other.remove("OV_FIRST_PASSWORD");
        return new Application(name, jar, otherPort, otherManagementPort, memory, exercises, other);
    }

    Application inRole(String role) {
        var other = new HashMap<>(environment);
        other.put("OV_ROLES", role);
        return new Application(name, jar, port, managementPort, memory, exercises, other);
    }

    /** What readers ask first. */
    void exercise() {
        exercises.forEach(path -> Http.get(url() + path, Map.of("Accept-Encoding", "gzip")));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    boolean isReady() {
        return isReady(managementPort);
    }

    static boolean isReady(int managementPort) {
        return Http.isOk(management(managementPort) + "/q/health/ready");
    }

    /** Where a process tells of itself, and may be told. */
    static String management(int port) {
        return "http://127.0.0.1:" + port;
    }
}
