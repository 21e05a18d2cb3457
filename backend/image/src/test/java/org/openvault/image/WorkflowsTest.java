package org.openvault.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Item 12 of what must be tested: what the pipeline may do, and whom it trusts. */
class WorkflowsTest {
    private static final Pattern USES = Pattern.compile("^\\s*(?:- )?uses: (\\S+)(.*)$", Pattern.MULTILINE);

    @Test
    void theseAreAll() throws IOException {
        try (var files = Files.list(Checkout.ROOT.resolve(".github/workflows"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ci.yml", "images.yml", "release.yml", "docs.yml");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci", "images", "release", "docs"})
    void nobodyElsesActionIsUsedButByTheCommitThatWasRead(String name) {
        assertThat(USES.matcher(text(name)).results().toList()).isNotEmpty().allSatisfy(found -> {
            if (found.group(1).startsWith("./")) return;
            assertThat(found.group(1)).matches("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
            assertThat(found.group(2))
                    .as("the version beside " + found.group(1))
                    .matches(" # v\\d+\\.\\d+\\.\\d+");
        });
    }

    @Test
    void oneActionIsUsedInOneVersion() {
        var commits = new HashMap<String, String>();
        for (String name : List.of("ci", "images", "release", "docs")) {
            USES.matcher(text(name)).results().map(found -> found.group(1)).forEach(use -> {
                String[] parts = use.split("@");
                if (parts.length == 2)
                    assertThat(commits.merge(parts[0], parts[1], (old, now) -> old))
                            .isEqualTo(parts[1]);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci", "images", "release", "docs"})
    void nothingIsAllowedButWhatAJobSaysItNeeds(String name) {
        JsonNode workflow = workflow(name);
        assertThat(workflow.path("permissions").isObject()).isTrue();
        assertThat(workflow.path("permissions")).isEmpty();
        assertThat(workflow.path("concurrency").path("group").asText()).isNotEmpty();
        workflow.path("jobs").properties().forEach(job -> {
            assertThat(job.getValue().has("permissions")).as(job.getKey()).isTrue();
            assertThat(job.getValue().path("permissions").isObject())
                    .as(job.getKey())
                    .isTrue();
            assertThat(job.getValue().has("timeout-minutes") || job.getValue().has("uses"))
                    .as(job.getKey())
                    .isTrue();
        });
    }

    @Test
    void onlyTheTwoCommitsThatDeployMayWriteToTheRepositoryAndOnlyTheyKeepAKey() {
        var writers = new ArrayList<String>();
        var keepers = new ArrayList<String>();
        for (String name : List.of("ci", "images", "release", "docs")) {
            workflow(name).path("jobs").properties().forEach(job -> {
                if (job.getValue().path("permissions").path("contents").asText().equals("write"))
                    writers.add(job.getKey());
                job.getValue().path("steps").forEach(step -> {
                    if (!step.path("uses").asText().startsWith("actions/checkout@")) return;
                    assertThat(step.path("with").path("persist-credentials").isBoolean())
                            .as(name + " " + job.getKey())
                            .isTrue();
                    if (step.path("with").path("persist-credentials").asBoolean()) keepers.add(job.getKey());
                });
            });
        }
        assertThat(writers).containsExactly("demo", "promotion");
        assertThat(keepers).containsExactly("demo", "promotion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci", "images", "release", "docs"})
    void whatAnybodyCanWriteIsNeverReadAsAScript(String name) {
        workflow(name).path("jobs").forEach(job -> job.path("steps")
                .forEach(step -> assertThat(step.path("run").asText()).doesNotContain("${{")));
        assertThat(text(name)).doesNotContain("pull_request_target", "workflow_run", "secrets: inherit");
    }

    @Test
    void aReleaseNeverBeginsAReleaseAndTwoNeverRunAtOnce() {
        JsonNode release = workflow("release");
        assertThat(release.path("on").path("push").path("paths-ignore"))
                .extracting(JsonNode::asText)
                .contains("k8s/overlays/*/version.yaml");
        assertThat(release.path("concurrency").path("group").asText()).isEqualTo("release");
        assertThat(release.path("concurrency").path("cancel-in-progress").asBoolean(true))
                .isFalse();
    }

    @Test
    void productionGetsOnlyWhatDemoHasShown() {
        JsonNode jobs = workflow("release").path("jobs");
        assertThat(jobs.path("images").path("needs").asText()).isEqualTo("tests");
        assertThat(jobs.path("demo").path("needs").asText()).isEqualTo("images");
        assertThat(jobs.path("smoke").path("needs").asText()).isEqualTo("demo");
        assertThat(jobs.path("promotion").path("needs"))
                .extracting(JsonNode::asText)
                .contains("smoke");
        // A job runs after one that failed only where it says so.
        assertThat(text("release")).doesNotContain("always()", "continue-on-error", "!cancelled()");
    }

    @Test
    void actionlintFindsNothing() throws Exception {
        String actionlint = System.getenv("OV_ACTIONLINT");
        assumeTrue(actionlint != null && !actionlint.isEmpty(), "./ov test finds actionlint; here is none");
        assertThat(Checkout.run(actionlint)).isEqualTo(new Checkout.Outcome(0, ""));
    }

    @Test
    void zizmorFindsNothing() throws Exception {
        String python = System.getenv("OV_LINTERS");
        assumeTrue(python != null && !python.isEmpty(), "./ov test finds zizmor; here is none");
        String zizmor = Path.of(python).resolveSibling("zizmor").toString();
        var outcome = Checkout.run(Checkout.ROOT, Map.of(), List.of(zizmor, "--offline", "--quiet", ".github"));
        assertThat(outcome.code()).as(outcome.output()).isZero();
    }

    private static String text(String name) {
        return Checkout.text(".github/workflows/" + name + ".yml");
    }

    private static JsonNode workflow(String name) {
        return Checkout.documents(text(name)).getFirst();
    }
}
