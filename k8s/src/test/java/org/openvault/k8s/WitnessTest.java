package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests are written by hand; what they say of the applications is what the applications' build says. */
class WitnessTest {
    /** The pod's own namespace, for a client of the cluster that there is none of here. */
    private static final Set<String> NOT_NEEDED = Set.of("KUBERNETES_NAMESPACE");

    @BeforeAll
    static void build() {
        Witness.build();
    }

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void portsAreThoseOfTheBuild(Overlay overlay) {
        assertThat(serving(overlay)).isNotEmpty().allSatisfy(workload -> assertThat(Witness.ports(workload))
                .as("%s", workload)
                .isEqualTo(Witness.ports(witness(workload).deployment())));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void probesAskWhereTheBuildAnswers(Overlay overlay) {
        assertThat(serving(overlay)).isNotEmpty().allSatisfy(workload -> assertThat(Witness.probes(workload))
                .as("%s", workload)
                .isEqualTo(Witness.probes(witness(workload).deployment())));
    }

    /** Where the build says that it is asked by others, under the same name; operators' machines ask its management port. */
    @ParameterizedTest
    @MethodSource("overlays")
    void servicesLeadToWhereTheBuildListens(Overlay overlay) {
        List<Manifest> services = overlay.kinds("Service")
                .filter(each -> Set.of("backend", "frontend")
                        .contains(each.json()
                                .at("/spec/selector/app.kubernetes.io~1name")
                                .asText()))
                .toList();
        assertThat(services).hasSizeGreaterThanOrEqualTo(3).allSatisfy(service -> {
            Manifest workload = selected(overlay, service);
            Witness witness = witness(workload);
            JsonNode said = Manifest.elements(witness.get("Service").json().at("/spec/ports"))
                    .getFirst();
            assertThat(Manifest.elements(service.json().at("/spec/ports")))
                    .isNotEmpty()
                    .allSatisfy(port -> {
                        String name = port.path("name").asText();
                        int expected = name.equals(said.path("name").asText())
                                ? said.path("targetPort").asInt()
                                : witness.deployment().port(name);
                        assertThat(Witness.number(workload, port.path("targetPort")))
                                .as("%s, port %s", service, name)
                                .isEqualTo(expected);
                    });
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void metricsAreReadWhereTheBuildHasThem(Overlay overlay) {
        Manifest workload = overlay.get("Deployment", "backend-api");
        assertThat(overlay.kinds("PodMonitor")
                        .flatMap(each -> Manifest.elements(each.json().at("/spec/podMetricsEndpoints")).stream()))
                .isNotEmpty()
                .allSatisfy(endpoint -> {
                    for (String application : List.of("backend", "frontend")) {
                        JsonNode said = Witness.of(application)
                                .get("ServiceMonitor")
                                .json()
                                .at("/spec/endpoints/0");
                        assertThat(endpoint.path("path")).isEqualTo(said.path("path"));
                        assertThat(Witness.number(workload, endpoint.path("port")))
                                .isEqualTo(said.path("targetPort").asInt());
                    }
                });
    }

    /** A name that nobody reads is a setting that somebody believes in. */
    @ParameterizedTest
    @MethodSource("overlays")
    void everyNameInTheEnvironmentIsReadByWhoeverGetsIt(Overlay overlay) {
        assertThat(applications(overlay)).isNotEmpty().allSatisfy(workload -> {
            Set<String> own = own(workload);
            assertThat(witness(workload).settings()).as("%s", workload).containsAll(own);
        });
        Set<String> read = applications(overlay)
                .flatMap(workload -> Stream.concat(own(workload).stream(), settingsOfAll(workload).stream()))
                .collect(Collectors.toSet());
        assertThat(read).containsAll(settings(overlay).keySet());
    }

    /** Those of the ConfigMap that a pod takes as a whole, as far as it knows them. */
    private static Set<String> settingsOfAll(Manifest workload) {
        boolean takesAll = workload.containers().stream()
                .flatMap(container -> Manifest.elements(container.path("envFrom")).stream())
                .anyMatch(from -> from.at("/configMapRef/name").asText().startsWith("settings"));
        return takesAll ? witness(workload).settings() : Set.of();
    }

    /** What application.properties gives the extension for the pods, the pods have: nothing today, and it would go unseen. */
    @ParameterizedTest
    @MethodSource("overlays")
    void whatTheBuildWantsInTheEnvironmentIsThere(Overlay overlay) {
        assertThat(applications(overlay)).isNotEmpty().allSatisfy(workload -> {
            var wanted = new TreeSet<>(witness(workload).environment());
            wanted.removeAll(NOT_NEEDED);
            assertThat(own(workload)).as("%s", workload).containsAll(wanted);
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theFrontendIsToldOfAServiceThatIsThere(Overlay overlay) {
        URI backend = URI.create(settings(overlay).get("OV_BACKEND_URL"));
        Manifest service = overlay.get("Service", backend.getHost());
        assertThat(Manifest.elements(service.json().at("/spec/ports")))
                .anySatisfy(port -> assertThat(port.path("port").asInt()).isEqualTo(backend.getPort()));
    }

    private static Map<String, String> settings(Overlay overlay) {
        return overlay.kinds("ConfigMap")
                .filter(each -> each.name().startsWith("settings"))
                .map(each -> Manifest.labels(each.json().path("data")))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> own(Manifest workload) {
        return workload.containers().stream()
                .flatMap(container -> Manifest.elements(container.path("env")).stream())
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Manifest> applications(Overlay overlay) {
        return overlay.workloads().filter(each -> Set.of("backend", "frontend").contains(name(each)));
    }

    /** Those that are asked anything: the job before a deployment is not. */
    private static Stream<Manifest> serving(Overlay overlay) {
        return applications(overlay).filter(each -> each.kind().equals("Deployment"));
    }

    private static Manifest selected(Overlay overlay, Manifest service) {
        Map<String, String> selector = Manifest.labels(service.json().at("/spec/selector"));
        return serving(overlay)
                .filter(each -> each.podLabels().entrySet().containsAll(selector.entrySet()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " selects nothing"));
    }

    private static Witness witness(Manifest workload) {
        return Witness.of(name(workload));
    }

    private static String name(Manifest workload) {
        return workload.podLabels().getOrDefault("app.kubernetes.io/name", "");
    }
}
