package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names something else names something that is there, and that alone. */
class ReferenceTest {
    /** What is not of one namespace, and so is not here; docs/operations/install.md lists it. */
    private static final Set<String> OF_THE_CLUSTER = Set.of("ClusterSecretStore/openvault", "ClusterIssuer/openvault");

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void allThatPodsNeedIsThere(Overlay overlay) {
        Map<String, Set<String>> keys = keys(overlay);
        var missing = new ArrayList<String>();
        overlay.workloads().forEach(workload -> {
            JsonNode pod = workload.pod();
            require(overlay, "ServiceAccount", pod.path("serviceAccountName"), missing);
            Manifest.elements(pod.path("volumes")).forEach(volume -> {
                require(overlay, "ConfigMap", volume.at("/configMap/name"), missing);
                require(overlay, "PersistentVolumeClaim", volume.at("/persistentVolumeClaim/claimName"), missing);
            });
            for (JsonNode container : workload.containers()) {
                Manifest.elements(container.path("envFrom"))
                        .forEach(from -> require(overlay, "ConfigMap", from.at("/configMapRef/name"), missing));
                for (JsonNode variable : Manifest.elements(container.path("env"))) {
                    key("Secret", variable.at("/valueFrom/secretKeyRef"), keys, missing);
                    key("ConfigMap", variable.at("/valueFrom/configMapKeyRef"), keys, missing);
                }
                mounts(workload, container, missing);
            }
        });
        assertThat(missing).isEmpty();
    }

    private static void require(Overlay overlay, String kind, JsonNode name, List<String> missing) {
        if (name.isMissingNode()) return;
        boolean isThere = overlay.kinds(kind).anyMatch(each -> each.name().equals(name.asText()));
        if (!isThere) missing.add(kind + "/" + name.asText());
    }

    /** Keys of config maps and of the secrets that are made from the store. */
    private static Map<String, Set<String>> keys(Overlay overlay) {
        var keys = new HashMap<String, Set<String>>();
        overlay.kinds("ConfigMap")
                .forEach(map -> keys.put(
                        "ConfigMap/" + map.name(),
                        map.json().path("data").properties().stream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())));
        overlay.kinds("ExternalSecret")
                .forEach(secret -> keys.put(
                        "Secret/" + secret.json().at("/spec/target/name").asText(),
                        Manifest.elements(secret.json().at("/spec/data")).stream()
                                .map(entry -> entry.path("secretKey").asText())
                                .collect(Collectors.toSet())));
        return keys;
    }

    private static void key(String kind, JsonNode reference, Map<String, Set<String>> keys, List<String> missing) {
        if (reference.isMissingNode()) return;
        String place = kind + "/" + reference.path("name").asText();
        if (!keys.getOrDefault(place, Set.of()).contains(reference.path("key").asText())) {
            missing.add(place + " " + reference.path("key").asText());
        }
    }

    private static void mounts(Manifest workload, JsonNode container, List<String> missing) {
        Set<String> volumes = Stream.concat(
                        Manifest.elements(workload.pod().path("volumes")).stream()
                                .map(each -> each.path("name").asText()),
                        Manifest.elements(workload.json().at("/spec/volumeClaimTemplates")).stream()
                                .map(each -> each.at("/metadata/name").asText()))
                .collect(Collectors.toSet());
        Manifest.elements(container.path("volumeMounts")).stream()
                .map(mount -> mount.path("name").asText())
                .filter(name -> !volumes.contains(name))
                .forEach(name -> missing.add(workload + " mounts " + name));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noConfigurationIsUnused(Overlay overlay) {
        String used = overlay.workloads().map(each -> each.json().toString()).collect(Collectors.joining());
        assertThat(overlay.kinds("ConfigMap").filter(each -> each.labels().get("grafana_dashboard") == null))
                .allSatisfy(map -> assertThat(used).contains("\"" + map.name() + "\""));
    }

    /** Each service, budget and autoscaler belongs to one workload, and finds all its pods and no others. */
    @ParameterizedTest
    @MethodSource("overlays")
    void eachSelectsExactlyItsWorkload(Overlay overlay) {
        overlay.kinds("Service").forEach(service -> {
            JsonNode selector = service.json().at("/spec/selector");
            String name = service.name().equals("frontend-pods") ? "frontend" : service.name();
            assertThat(selected(overlay, Manifest.labels(selector)))
                    .as("%s", service)
                    .containsExactly(name);
            Manifest workload = overlay.workloads()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(Manifest.elements(service.json().at("/spec/ports"))).allSatisfy(port -> {
                assertThat(port.path("targetPort").asText()).matches("[a-z]+");
                assertThat(workload.port(port.path("targetPort").asText()))
                        .as("%s", service)
                        .isEqualTo(port.path("port").asInt());
            });
        });
        overlay.kinds("PodDisruptionBudget").forEach(budget -> assertThat(
                        selected(overlay, Manifest.labels(budget.json().at("/spec/selector/matchLabels"))))
                .as("%s", budget)
                .containsExactly(budget.name()));
        assertThat(overlay.kinds("PodDisruptionBudget").map(Manifest::name))
                .containsExactlyInAnyOrderElementsOf(overlay.kinds("Deployment", "StatefulSet")
                        .map(Manifest::name)
                        .toList());
        overlay.kinds("HorizontalPodAutoscaler").forEach(scaler -> {
            Manifest target = overlay.get(
                    "Deployment", scaler.json().at("/spec/scaleTargetRef/name").asText());
            assertThat(target.json().at("/spec/replicas").isMissingNode())
                    .as("%s owns the number alone", scaler)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void eachWorkloadFindsItsOwnPodsAndNoOthers(Overlay overlay) {
        overlay.kinds("Deployment", "StatefulSet").forEach(workload -> {
            Map<String, String> selector = Manifest.labels(workload.json().at("/spec/selector/matchLabels"));
            assertThat(selected(overlay, selector)).as("%s", workload).containsExactly(workload.name());
        });
    }

    private static List<String> selected(Overlay overlay, Map<String, String> selector) {
        return overlay.workloads()
                .filter(each -> each.podLabels().entrySet().containsAll(selector.entrySet()))
                .map(Manifest::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void routesLeadToWhatIsThere(Overlay overlay) {
        var missing = new ArrayList<String>();
        Function<JsonNode, Stream<JsonNode>> routes = json -> Manifest.elements(json.at("/spec/routes")).stream();
        overlay.kinds("IngressRoute").forEach(route -> {
            routes.apply(route.json()).forEach(rule -> {
                Manifest.elements(rule.path("middlewares"))
                        .forEach(each -> require(overlay, "Middleware", each.path("name"), missing));
                Manifest.elements(rule.path("services")).forEach(each -> service(overlay, each, missing));
            });
            require(overlay, "TLSOption", route.json().at("/spec/tls/options/name"), missing);
            JsonNode secret = route.json().at("/spec/tls/secretName");
            boolean isMade = secret.isMissingNode()
                    || overlay.kinds("Certificate")
                            .anyMatch(each -> each.json().at("/spec/secretName").equals(secret));
            if (!isMade) missing.add("Certificate for " + secret.asText());
        });
        assertThat(missing).isEmpty();
        String routed = overlay.kinds("IngressRoute")
                .map(each -> each.json().toString())
                .collect(Collectors.joining());
        assertThat(overlay.kinds("Middleware", "TLSOption"))
                .allSatisfy(each -> assertThat(routed).contains("\"" + each.name() + "\""));
    }

    private static void service(Overlay overlay, JsonNode named, List<String> missing) {
        boolean isThere = overlay.kinds("Service")
                .filter(each -> each.name().equals(named.path("name").asText()))
                .flatMap(each -> Manifest.elements(each.json().at("/spec/ports")).stream())
                .anyMatch(port ->
                        port.path("name").asText().equals(named.path("port").asText()));
        if (!isThere) missing.add("Service/" + named);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatTheClusterMustHaveIsKnown(Overlay overlay) {
        Set<String> named = Stream.concat(
                        overlay.kinds("ExternalSecret").map(each -> each.json().at("/spec/secretStoreRef")),
                        overlay.kinds("Certificate").map(each -> each.json().at("/spec/issuerRef")))
                .map(each ->
                        each.path("kind").asText() + "/" + each.path("name").asText())
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(OF_THE_CLUSTER);
    }
}
