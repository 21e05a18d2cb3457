package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pod must be like, whoever adds one. */
class PodTest {
    /** Seconds that deliveries may take when their process ends: twice DeliverWebhooks.FAREWELL. */
    private static final int WEBHOOKS = 10;

    private static final Path BACKEND =
            Overlay.FOLDER.resolveSibling("backend/src/main/resources/application.properties");
    private static final Path FRONTEND =
            Overlay.FOLDER.resolveSibling("frontend/src/main/resources/application.properties");

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyImageHasADigestAndAllRolesHaveTheSame(Overlay overlay) {
        assertThat(overlay.workloads().flatMap(each -> each.containers().stream()))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.path("image").asText())
                        .matches("[a-z0-9./-]+(:[A-Za-z0-9._-]+)?@sha256:[0-9a-f]{64}"));
        Set<String> backends = overlay.workloads()
                .filter(each -> "backend".equals(each.podLabels().get("app.kubernetes.io/name")))
                .flatMap(each -> each.containers().stream())
                .map(container -> container.path("image").asText())
                .collect(Collectors.toSet());
        assertThat(backends).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noPodMayDoMoreThanItMust(Overlay overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            JsonNode pod = workload.pod();
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                    .as("%s: token", workload)
                    .isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true))
                    .as("%s: links", workload)
                    .isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                    .as("%s: root", workload)
                    .isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(workload.containers()).allSatisfy(container -> {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void memoryIsPromisedAndBounded(Overlay overlay) {
        assertThat(overlay.workloads().flatMap(each -> each.containers().stream()))
                .allSatisfy(container -> {
                    JsonNode resources = container.path("resources");
                    assertThat(resources.at("/requests/memory").asText())
                            .isNotEmpty()
                            .isEqualTo(resources.at("/limits/memory").asText());
                    assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
                    assertThat(resources.at("/requests/ephemeral-storage").asText())
                            .isNotEmpty()
                            .isEqualTo(resources.at("/limits/ephemeral-storage").asText());
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void oneBoundedFolderIsForScratch(Overlay overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> assertThat(
                        Manifest.elements(workload.pod().path("volumes")).stream()
                                .filter(each -> each.has("emptyDir")))
                .as("%s", workload)
                .hasSize(1)
                .allSatisfy(each ->
                        assertThat(each.at("/emptyDir/sizeLimit").asText()).isNotEmpty()));
    }

    private static int seconds(JsonNode container, String variable) {
        for (JsonNode each : container.path("env")) {
            if (each.path("name").asText().equals(variable))
                return Integer.parseInt(each.path("value").asText().replaceAll("S$", ""));
        }
        return 0;
    }

    /** Who waits for the end of a pod waits for its preStop, for connections to be left, for what is under way, and a little longer. */
    @ParameterizedTest
    @MethodSource("overlays")
    void aPodHasTheTimeToEndWhatItBegan(Overlay overlay) throws IOException {
        assertThat(overlay.kinds("Deployment")).isNotEmpty().allSatisfy(deployment -> {
            Path settings = deployment.name().equals("frontend") ? FRONTEND : BACKEND;
            int shutdown = Files.readAllLines(settings).stream()
                    .filter(line -> line.matches("quarkus\\.shutdown\\.timeout=\\d+s"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
            JsonNode container = deployment.containers().getFirst();
            int preStop = container.at("/lifecycle/preStop/sleep/seconds").asInt();
            assertThat(preStop).as("%s", deployment).isGreaterThanOrEqualTo(5);
            int farewell = seconds(container, "OV_SHUTDOWN_DELAY");
            assertThat(farewell).as("%s", deployment).isGreaterThanOrEqualTo(3);
            assertThat(deployment.pod().path("terminationGracePeriodSeconds").asInt(30))
                    .as("%s", deployment)
                    .isGreaterThan(preStop + farewell + shutdown + WEBHOOKS + 5);
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatServesIsAskedWhetherItDoes(Overlay overlay) {
        assertThat(overlay.kinds("Deployment", "StatefulSet")).allSatisfy(workload -> {
            JsonNode container = workload.containers().getFirst();
            assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe"))
                    .allSatisfy(probe -> assertThat(container.has(probe))
                            .as("%s: %s", workload, probe)
                            .isTrue());
            assertThat(seconds(container.path("startupProbe")))
                    .as("%s may start slowly", workload)
                    .isGreaterThanOrEqualTo(60);
            assertThat(seconds(container.path("livenessProbe")))
                    .as("%s is not killed for a slow minute", workload)
                    .isGreaterThanOrEqualTo(60);
        });
        assertThat(overlay.kinds("Deployment")).allSatisfy(deployment -> {
            JsonNode rolling = deployment.json().at("/spec/strategy/rollingUpdate");
            assertThat(rolling.path("maxUnavailable").asInt(1))
                    .as("%s", deployment)
                    .isZero();
            assertThat(deployment.pod().path("topologySpreadConstraints"))
                    .as("%s", deployment)
                    .hasSize(2);
        });
    }

    private static int seconds(JsonNode probe) {
        return probe.path("periodSeconds").asInt(10)
                * probe.path("failureThreshold").asInt(3);
    }

    /** A role is a role that the backend knows, and each that it knows runs somewhere. */
    @ParameterizedTest
    @MethodSource("overlays")
    void allRolesRun(Overlay overlay) throws IOException {
        String source = Files.readString(
                Overlay.FOLDER.resolveSibling("backend/src/main/java/org/openvault/backend/command/Roles.java"));
        String names = source.replaceFirst("(?s).*enum Role \\{(.*?)[;}].*", "$1");
        Set<String> known = Stream.of(names.split(","))
                .map(name -> name.replaceAll("(?s)/\\*.*?\\*/", "").strip().toLowerCase(java.util.Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());

        assertThat(overlay.workloads()
                        .flatMap(each -> each.containers().stream())
                        .flatMap(container -> Manifest.elements(container.path("env")).stream())
                        .filter(variable -> variable.path("name").asText().equals("OV_ROLES"))
                        .map(variable -> variable.path("value").asText()))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /** Only the job migrates: a pod that starts changes nothing. */
    @ParameterizedTest
    @MethodSource("overlays")
    void theJobAloneMigratesAndBeforeAnythingServes(Overlay overlay) {
        Manifest job = overlay.get("Job", "backend-deployment");
        assertThat(job.annotation("argocd.argoproj.io/hook")).isEqualTo("Sync");
        assertThat(job.annotation("argocd.argoproj.io/hook-delete-policy")).isEqualTo("BeforeHookCreation");
        assertThat(overlay.workloads().filter(each -> each.texts().containsValue("OV_MIGRATE_AT_START")))
                .containsExactly(job);
        assertThat(overlay.manifests())
                .allSatisfy(manifest ->
                        assertThat(wave(manifest)).as("%s", manifest).isEqualTo(expectedWave(manifest)));
    }

    private static int wave(Manifest manifest) {
        String wave = manifest.annotation("argocd.argoproj.io/sync-wave");
        return wave.isEmpty() ? 0 : Integer.parseInt(wave);
    }

    /** Accounts, secrets and policies; database; migration; backend; frontend; routes. */
    private static int expectedWave(Manifest manifest) {
        return switch (manifest.kind()) {
            case "Namespace", "ServiceAccount", "ExternalSecret", "ConfigMap", "NetworkPolicy", "Certificate" -> -3;
            case "StatefulSet" -> -2;
            // With the first pod that uses it.
            case "PersistentVolumeClaim" -> manifest.name().equals("media") ? -1 : -2;
            case "Job" -> -1;
            case "IngressRoute", "Middleware", "TLSOption" -> 2;
            case "Service" -> manifest.name().equals("db") ? -2 : 0;
            default -> manifest.name().equals("frontend") && !manifest.kind().equals("PodDisruptionBudget") ? 1 : 0;
        };
    }
}
