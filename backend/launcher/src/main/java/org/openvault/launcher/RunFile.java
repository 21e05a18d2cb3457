package org.openvault.launcher;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code run.json} tells other commands, and the next launcher after one that was killed. It stays after a stop,
 * since it keeps the database's port.
 *
 * @param processes by name: launcher, database, backend, frontend
 * @param databasePort 0 until one was chosen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RunFile(
        boolean ready,
        @JsonUnwrapped(suffix = "Port") Applications.Ports ports,
        int databasePort,
        String databaseVersion,
        Map<String, ProcessMark> processes) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    RunFile {
        processes = processes == null ? Map.of() : Map.copyOf(processes);
        databaseVersion = databaseVersion == null ? "" : databaseVersion;
    }

    static RunFile empty() {
        return new RunFile(false, new Applications.Ports(0, 0, 0, 0), 0, "", Map.of());
    }

    static Optional<RunFile> read(Home home) {
        try {
            return Optional.of(JSON.readValue(home.runFile().toFile(), RunFile.class));
        } catch (IOException e) {
            // Absent, or half written by a disk that was full: nothing is known, and nothing of value is lost.
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that a reader never sees half of it. */
    RunFile write(Home home) {
        try {
            Path draft = Files.createTempFile(home.folder(), "run", ".json");
            JSON.writeValue(draft.toFile(), this);
            Files.move(draft, home.runFile(), StandardCopyOption.ATOMIC_MOVE);
            return this;
        } catch (IOException e) {
            throw new Trouble("Cannot write " + home.runFile() + ": " + Failure.reason(e));
        }
    }

    Optional<ProcessMark> running(String name) {
        return Optional.ofNullable(processes.get(name)).filter(ProcessMark::isAlive);
    }

    RunFile with(String name, ProcessMark process) {
        var more = new LinkedHashMap<>(processes);
        more.put(name, process);
        return withProcesses(more);
    }

    RunFile without(String name) {
        var fewer = new LinkedHashMap<>(processes);
        fewer.remove(name);
        return withProcesses(fewer);
    }

    RunFile stopped() {
        return new RunFile(false, ports, databasePort, databaseVersion, Map.of());
    }

    RunFile withReady() {
        return new RunFile(true, ports, databasePort, databaseVersion, processes);
    }

    RunFile withPorts(Applications.Ports changed) {
        return new RunFile(ready, changed, databasePort, databaseVersion, processes);
    }

    RunFile withDatabase(int port, String version) {
        return new RunFile(ready, ports, port, version, processes);
    }

    private RunFile withProcesses(Map<String, ProcessMark> changed) {
        return new RunFile(ready, ports, databasePort, databaseVersion, changed);
    }
}
