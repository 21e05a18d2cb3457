package org.openvault.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Argo CD is told: that it is well formed, that one file brings all of it, and how little it may do. */
class ArgoCdTest {
    private static final String REPOSITORY = "https://git.openvault.example/openvault/openvault.git";
    private static final List<String> FILES = List.of(
            "bootstrap/openvault.yaml",
            "projects/openvault.yaml",
            "applications/ov.yaml",
            "applications/ov-demo.yaml",
            "applications/previews.yaml");

    private static List<JsonNode> written() {
        return FILES.stream()
                .flatMap(file -> Checkout.documents(Checkout.text("argocd/" + file)).stream())
                .toList();
    }

    private static JsonNode find(List<JsonNode> among, String kind, String name) {
        return among.stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .filter(each -> each.path("metadata").path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> built(String folder) throws Exception {
        String kustomize = System.getenv("OV_KUSTOMIZE");
        assumeTrue(kustomize != null && !kustomize.isEmpty(), "./ov test finds kustomize; here is none");
        var outcome = Checkout.run(kustomize, "build", folder);
        assertThat(outcome.code()).as(outcome.output()).isZero();
        return Checkout.documents(outcome.output());
    }

    @Test
    void everythingIsAsTheSchemasSay() throws IOException {
        Path schemas =
                Checkout.ROOT.resolve("../shared/schemas/crd/argoproj.io").normalize();
        assumeTrue(Files.isDirectory(schemas), "the schemas of Argo CD are not beside this checkout");
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
        for (JsonNode each : written()) {
            String file = each.path("kind").asText().toLowerCase(Locale.ROOT) + "_v1alpha1.json";
            assertThat(factory.getSchema(Files.readString(schemas.resolve(file)))
                            .validate(each))
                    .as(each.path("metadata").path("name").asText())
                    .isEmpty();
        }
    }

    @Test
    void theAddressOfTheRepositoryIsWrittenInOneFileAndCarriedEverywhere() throws Exception {
        for (String file : FILES) {
            if (!file.startsWith("bootstrap/"))
                assertThat(Checkout.text("argocd/" + file)).doesNotContain(REPOSITORY);
        }
        var addresses = new ArrayList<String>();
        for (JsonNode each : built("argocd")) {
            each.findValues("repoURL").forEach(address -> addresses.add(address.asText()));
            each.path("spec").path("sourceRepos").forEach(address -> addresses.add(address.asText()));
        }
        assertThat(addresses).hasSize(6).containsOnly(REPOSITORY);
    }

    @Test
    void theFileThatBootstrapsBringsItselfToo() throws Exception {
        List<JsonNode> all = built("argocd");
        JsonNode root = find(all, "Application", "openvault");
        assertThat(root.path("spec").path("source").path("path").asText()).isEqualTo("argocd");
        JsonNode project =
                find(all, "AppProject", root.path("spec").path("project").asText());
        for (JsonNode each : all) {
            assertThat(project.path("spec").path("namespaceResourceWhitelist"))
                    .extracting(kind -> kind.path("kind").asText())
                    .contains(each.path("kind").asText());
            assertThat(each.path("metadata").path("namespace").asText()).isEqualTo("argocd");
        }
    }

    @Test
    void eachApplicationHealsAndPrunesButNeverEverythingAndNeverUnguarded() {
        List<JsonNode> all = written();
        for (String name : List.of("openvault", "ov", "ov-demo")) {
            guarded(find(all, "Application", name).path("spec"));
            assertThat(find(all, "Application", name).path("metadata").has("finalizers"))
                    .as("what takes the site away with the application " + name)
                    .isFalse();
        }
        JsonNode preview = find(all, "ApplicationSet", "previews").path("spec").path("template");
        guarded(preview.path("spec"));
        assertThat(preview.path("metadata").path("finalizers").path(0).asText())
                .isEqualTo("resources-finalizer.argocd.argoproj.io");
    }

    private static void guarded(JsonNode spec) {
        JsonNode automated = spec.path("syncPolicy").path("automated");
        assertThat(automated.path("prune").asBoolean()).isTrue();
        assertThat(automated.path("selfHeal").asBoolean()).isTrue();
        assertThat(automated.path("allowEmpty").asBoolean(true)).isFalse();
        assertThat(spec.path("syncPolicy").path("syncOptions"))
                .extracting(JsonNode::asText)
                .contains("ServerSideApply=true", "PruneLast=true")
                // These would take a volume with them, or what asks for confirmation.
                .doesNotContain("Replace=true", "Force=true", "Delete=true", "Prune=true");
        assertThat(spec.path("syncPolicy").path("retry").path("limit").asInt()).isPositive();
    }

    @Test
    void theProjectAllowsThisRepositoryAndTheseNamespacesAlone() {
        JsonNode project = find(written(), "AppProject", "openvault").path("spec");
        assertThat(project.path("sourceRepos")).hasSize(1);
        assertThat(project.path("destinations"))
                .extracting(each -> each.path("namespace").asText())
                .containsExactly("ov", "ov-demo", "ov-pr-*");
        assertThat(project.path("clusterResourceWhitelist"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.path("kind").asText()).isEqualTo("Namespace"))
                .extracting(each -> each.path("name").asText())
                .containsExactly("ov", "ov-demo", "ov-pr-*");
        assertThat(project.path("namespaceResourceWhitelist"))
                .extracting(each -> each.path("kind").asText())
                .doesNotContain("*", "Secret", "Role", "RoleBinding", "Pod")
                .doesNotHaveDuplicates();
        assertThat(project.path("orphanedResources").path("warn").asBoolean()).isTrue();
        assertThat(project.path("syncWindows"))
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.path("applications"))
                        .extracting(JsonNode::asText)
                        .containsExactly("ov"))
                .allSatisfy(window ->
                        assertThat(window.path("manualSync").asBoolean()).isTrue());
    }

    @Test
    void everyKindThatAnOverlayYieldsIsAllowed() throws Exception {
        assumeTrue(Files.isDirectory(Checkout.ROOT.resolve("k8s/overlays")), "there are no overlays yet");
        JsonNode project = find(written(), "AppProject", "openvault").path("spec");
        var allowed = new ArrayList<String>();
        for (String list : List.of("clusterResourceWhitelist", "namespaceResourceWhitelist"))
            project.path(list)
                    .forEach(each -> allowed.add(each.path("group").asText() + "/"
                            + each.path("kind").asText()));
        for (String overlay : List.of("ov", "ov-demo")) {
            assertThat(built("k8s/overlays/" + overlay))
                    .isNotEmpty()
                    .extracting(each -> group(each.path("apiVersion").asText()) + "/"
                            + each.path("kind").asText())
                    .isSubsetOf(allowed);
        }
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    @Test
    void aPreviewIsNamedAfterItsRequestAndNothingElse() {
        JsonNode previews = find(written(), "ApplicationSet", "previews").path("spec");
        JsonNode generator = previews.path("generators").path(0).path("pullRequest");
        assertThat(generator.path("github").path("labels"))
                .extracting(JsonNode::asText)
                .containsExactly("preview");
        assertThat(previews.path("goTemplateOptions").path(0).asText()).isEqualTo("missingkey=error");
        // A branch's name is written by whoever asks: only the number and the commit go into what is made.
        assertThat(Pattern.compile("\\{\\{\\s*([^}]*?)\\s*}}")
                        .matcher(previews.path("template").toString())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .containsExactlyInAnyOrder(".number", ".head_sha");
        assertThat(previews.path("template")
                        .path("spec")
                        .path("destination")
                        .path("namespace")
                        .asText())
                .isEqualTo("ov-pr-{{.number}}");
        assertThat(Map.of(
                        "project",
                        previews.path("template").path("spec").path("project").asText()))
                .containsEntry("project", "openvault");
    }
}
