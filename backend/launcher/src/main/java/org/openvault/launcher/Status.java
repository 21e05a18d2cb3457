package org.openvault.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Says what runs in a home: addresses, processes, versions, health. */
final class Status {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS = List.of("launcher", "database", "backend", "frontend");

    private Status() {}

    static int run(Home home, boolean asJson) {
        ObjectNode status = of(home);
        System.out.println(asJson ? pretty(status) : words(status));
        if (!status.path("running").asBoolean()) return Trouble.NOT_RUNNING;
        return status.path("healthy").asBoolean() ? 0 : Trouble.FAILED;
    }

    static ObjectNode of(Home home) {
        RunFile run = RunFile.read(home).orElse(RunFile.empty());
        boolean running = run.running("launcher").isPresent();
        ObjectNode status =
                JSON.createObjectNode().put("home", home.folder().toString()).put("running", running);
        ObjectNode health = JSON.createObjectNode();
        ObjectNode processes = JSON.createObjectNode();
        for (String part : PARTS) {
            run.running(part).ifPresent(mark -> processes.put(part, mark.pid()));
        }
        if (running) {
            health.put("backend", Application.isReady(run.ports().backendManagement()));
            health.put("frontend", Application.isReady(run.ports().siteManagement()));
            health.put(
                    "database",
                    run.databasePort() == 0 || run.running("database").isPresent());
            status.put("site", Applications.site(run.ports().site()));
            status.put("admin", "http://localhost:" + run.ports().backend() + "/admin/");
            status.put("backend", "http://localhost:" + run.ports().backend());
            status.putObject("versions")
                    .put("database", run.databaseVersion())
                    .put("java", Runtime.version().toString());
        }
        boolean healthy = running && !health.isEmpty();
        for (var part : health.properties()) healthy &= part.getValue().asBoolean();
        status.put("healthy", healthy);
        status.set("health", health);
        status.set("processes", processes);
        return status;
    }

    private static String words(ObjectNode status) {
        if (!status.path("running").asBoolean())
            return "nothing runs in " + status.path("home").asText();
        return """
                %s
                  site       %s
                  admin      %s
                  health     %s
                  processes  %s
                  home       %s""".formatted(
                        status.path("healthy").asBoolean() ? "running" : "running, but not well",
                        status.path("site").asText(),
                        status.path("admin").asText(),
                        status.path("health"),
                        status.path("processes"),
                        status.path("home").asText());
    }

    private static String pretty(ObjectNode status) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
