package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuildTest {
    /** What the two namespaces may differ in; everything else is tried in demo before readers meet it. */
    private static final List<String> MAY_DIFFER = List.of(
            "Certificate/(public|admin) spec\\.dnsNames\\.0",
            "ConfigMap/settings data\\.(OV_ENVIRONMENT|OV_SITE_URL|OV_ADMIN_URL)",
            "Deployment/[a-z-]+ spec\\.replicas",
            "HorizontalPodAutoscaler/[a-z-]+ .*",
            "IngressRoute/[a-z-]+ spec\\.routes\\.\\d+\\.match",
            "Namespace/ov(-demo)? .*",
            "[A-Za-z]+/[a-z-]+ spec\\.template\\.spec\\.containers\\.0\\.image",
            "ConfigMap/dashboard .*",
            "PrometheusRule/openvault .*",
            "[A-Za-z]+/restore-drill.* .*",
            "PersistentVolumeClaim/production-backups .*");

    static java.util.stream.Stream<String> folders() throws IOException {
        try (var files = Files.walk(Overlay.FOLDER)) {
            return files
                    .filter(file -> file.getFileName().toString().equals("kustomization.yaml"))
                    .filter(file -> !file.startsWith(Overlay.FOLDER.resolve("target")))
                    .filter(file -> read(file).contains("kind: Kustomization"))
                    .map(file -> Overlay.FOLDER.relativize(file.getParent()).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFolderBuildsWithoutTheNetworkAndTheSameTwice(String folder) {
        String once = Overlay.build(Overlay.FOLDER.resolve(folder));

        assertThat(once).isNotBlank().isEqualTo(Overlay.build(Overlay.FOLDER.resolve(folder)));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void noFolderTakesAnythingFromElsewhere(String folder) throws IOException {
        String text = Files.readString(Overlay.FOLDER.resolve(folder).resolve("kustomization.yaml"));

        assertThat(text).doesNotContain("://", "git@", "?ref=", "helmCharts", "exec:");
    }

    @Test
    void anOverlayYieldsOnlyItsOwnNamespace() {
        Overlay.all().forEach(overlay -> {
            assertThat(overlay.kinds("Namespace")).extracting(Manifest::name).containsExactly(overlay.name());
            assertThat(overlay.manifests())
                    .filteredOn(manifest -> !manifest.kind().equals("Namespace"))
                    .allSatisfy(manifest -> assertThat(
                                    manifest.json().at("/metadata/namespace").asText())
                            .as("%s", manifest)
                            .isEqualTo(overlay.name()));
        });
    }

    @Test
    void theOverlaysDifferOnlyInWhatIsListed() {
        Map<String, String> production = texts("ov");
        Map<String, String> demo = texts("ov-demo");
        var differing = new TreeSet<String>();
        production.forEach((place, text) -> {
            if (!text.equals(demo.get(place))) differing.add(place);
        });
        demo.keySet().stream().filter(place -> !production.containsKey(place)).forEach(differing::add);

        assertThat(differing)
                .isNotEmpty()
                .allSatisfy(place -> assertThat(MAY_DIFFER).as(place).anyMatch(place::matches));
    }

    /** Without the namespace and without the hashes in the names of what is generated. */
    private static Map<String, String> texts(String namespace) {
        var all = new TreeMap<String, String>();
        Map<String, String> generated = Overlay.of(namespace)
                .kinds("ConfigMap")
                .collect(Collectors.toMap(Manifest::name, each -> each.name().replaceFirst("-[a-z0-9]{10}$", "")));
        for (Manifest manifest : Overlay.of(namespace).manifests()) {
            String name = generated.getOrDefault(manifest.name(), manifest.name());
            manifest.texts().forEach((place, text) -> {
                if (!place.equals("metadata.namespace")) {
                    all.put(manifest.kind() + "/" + name + " " + place, generated.getOrDefault(text, text));
                }
            });
        }
        return all;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
