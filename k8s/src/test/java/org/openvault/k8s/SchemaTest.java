package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object is as the cluster and its controllers read it; a word that they do not know is refused. */
class SchemaTest {
    private static final Path SCHEMAS = Overlay.FOLDER.getParent().resolveSibling("shared/schemas");
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

    static Stream<Overlay> overlays() {
        assumeTrue(Files.isDirectory(SCHEMAS), "the schemas are not beside the checkout");
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyObjectFitsItsSchema(Overlay overlay) throws IOException {
        assertThat(faults(overlay.manifests())).isEmpty();
    }

    @Test
    void soDoArgoCdsOwn() throws IOException {
        assumeTrue(Files.isDirectory(SCHEMAS), "the schemas are not beside the checkout");
        Path folder = Overlay.FOLDER.resolveSibling("argocd");
        var manifests = new ArrayList<Manifest>();
        try (var files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                manifests.addAll(Overlay.manifests(Files.readString(file)));
            }
        }
        assertThat(manifests).isNotEmpty();
        assertThat(faults(manifests.stream()
                        .filter(each -> !each.apiVersion().startsWith("kustomize."))
                        .toList()))
                .isEmpty();
    }

    @Test
    void aWrongWordIsFound() throws IOException {
        assumeTrue(Files.isDirectory(SCHEMAS), "the schemas are not beside the checkout");
        List<Manifest> wrong = Overlay.manifests("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: wrong}
                spec: {replica: 3, selector: {}, template: {}}
                """);

        assertThat(faults(wrong)).anyMatch(fault -> fault.contains("replica"));
    }

    static List<String> faultsIfKnown(List<Manifest> manifests) throws IOException {
        return Files.isDirectory(SCHEMAS) ? faults(manifests) : List.of();
    }

    private static List<String> faults(List<Manifest> manifests) throws IOException {
        var faults = new ArrayList<String>();
        for (Manifest manifest : manifests) {
            Path file = file(manifest);
            if (!Files.exists(file)) {
                faults.add(manifest + ": there is no schema " + file.getFileName());
                continue;
            }
            JsonSchema schema = FACTORY.getSchema(Files.readString(file));
            for (var fault : schema.validate(manifest.json())) {
                if (!isPresentNull(fault.getInstanceNode())) faults.add(manifest + ": " + fault.getMessage());
            }
        }
        return faults;
    }

    /** The cluster takes a null as if nothing were there. */
    private static boolean isPresentNull(JsonNode node) {
        return node != null && node.isNull();
    }

    private static Path file(Manifest manifest) {
        String version = manifest.apiVersion().replaceFirst(".*/", "");
        String kind = manifest.kind().toLowerCase(Locale.ROOT);
        if (manifest.group().contains(".") && !manifest.group().endsWith(".k8s.io")) {
            return SCHEMAS.resolve("crd").resolve(manifest.group()).resolve(kind + "_" + version + ".json");
        }
        String group = manifest.group().isEmpty() ? "" : "-" + manifest.group().replaceFirst("\\..*", "");
        return SCHEMAS.resolve("kubernetes-1.36").resolve(kind + group + "-" + version + ".json");
    }
}
