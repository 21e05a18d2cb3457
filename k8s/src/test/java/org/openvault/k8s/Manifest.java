package org.openvault.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of the cluster, as it is to be. */
record Manifest(JsonNode json) {

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    /** Group of the API, empty for the core. */
    String group() {
        return apiVersion().contains("/") ? apiVersion().replaceFirst("/.*", "") : "";
    }

    String annotation(String name) {
        return json.path("metadata").path("annotations").path(name).asText();
    }

    Map<String, String> labels() {
        return labels(json.at("/metadata/labels"));
    }

    /** What its pods are made of; missing where it has none. */
    JsonNode podTemplate() {
        return switch (kind()) {
            case "Deployment", "StatefulSet", "Job" -> json.at("/spec/template");
            case "CronJob" -> json.at("/spec/jobTemplate/spec/template");
            default -> MissingNode.getInstance();
        };
    }

    boolean isWorkload() {
        return !podTemplate().isMissingNode();
    }

    JsonNode pod() {
        return podTemplate().path("spec");
    }

    Map<String, String> podLabels() {
        return labels(podTemplate().at("/metadata/labels"));
    }

    List<JsonNode> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(field -> elements(pod().path(field)).stream())
                .toList();
    }

    /** Number of a port of the pods by name. */
    int port(String name) {
        return containers().stream()
                .flatMap(container -> elements(container.path("ports")).stream())
                .filter(port -> port.path("name").asText().equals(name))
                .mapToInt(port -> port.path("containerPort").asInt())
                .findFirst()
                .orElse(-1);
    }

    static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return labels;
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Every text in it with where it stands, such as {@code spec.template.spec.containers.0.image}. */
    Map<String, String> texts() {
        Map<String, String> found = new TreeMap<>();
        collect(json, new ArrayList<>(), found);
        return found;
    }

    private static void collect(JsonNode node, List<String> path, Map<String, String> found) {
        if (node.isValueNode()) {
            found.put(String.join(".", path), node.asText());
            return;
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), with(path, Integer.toString(i)), found);
            }
        }
        node.properties().forEach(entry -> collect(entry.getValue(), with(path, entry.getKey()), found));
    }

    private static List<String> with(List<String> path, String last) {
        var longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
