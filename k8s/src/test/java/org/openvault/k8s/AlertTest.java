package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts fire when they must and not otherwise, each says what to do, and no question is asked of a metric that there is not. */
class AlertTest {
    private static final Path COMPONENT = Overlay.FOLDER.resolve("components/alerts");
    private static final Path DOCS = Overlay.FOLDER.resolveSibling("docs");
    private static final Pattern OURS = Pattern.compile("\\bopenvault_[a-z_]+");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void eachFiresWhenItMustAndOnlyThen() throws IOException, InterruptedException {
        boolean isThere = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        assumeTrue(isThere, "there is no promtool here (Debian's package prometheus)");
        Path folder = Files.createDirectories(Overlay.FOLDER.resolve("target/alerts"));
        YAML.writeValue(folder.resolve("rules.yaml").toFile(), rules().path("spec"));
        Files.writeString(folder.resolve("test.yaml"), Files.readString(COMPONENT.resolve("alerts-test.yaml")));
        Path output = folder.resolve("output.txt");

        int code = new ProcessBuilder("promtool", "test", "rules", "test.yaml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(output)).isZero();
    }

    @Test
    void eachIsTriedBothWaysAndHasItsRunbook() throws IOException {
        String tests = Files.readString(COMPONENT.resolve("alerts-test.yaml"));
        String runbooks = Files.readString(DOCS.resolve("operations/runbooks.md"));
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(tests).contains("name: " + name + " fires\n", "name: " + name + " stays quiet\n");
            assertThat(runbooks).contains("\n## " + name + "\n");
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("operations/runbooks.md#" + name.toLowerCase(java.util.Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).endsWith(".");
        });
        List<String> named =
                alerts().stream().map(alert -> alert.path("alert").asText()).toList();
        assertThat(runbooks.lines()
                        .filter(line -> line.matches("## [A-Z][a-z]+[A-Z].*"))
                        .map(line -> line.substring(3)))
                .as("runbooks of alerts that there are")
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void alertsAndDashboardAskForMetricsThatThereAre() throws IOException {
        String documented = Files.readString(DOCS.resolve("reference/metrics.md"));
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("alerts.yaml", "openvault.json")) {
            var matcher = OURS.matcher(Files.readString(COMPONENT.resolve(file)));
            while (matcher.find()) asked.add(matcher.group());
        }
        assertThat(asked).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(documented)
                .contains("`" + name + "`"));
    }

    @Test
    void theDashboardCanBeRead() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(COMPONENT.resolve("openvault.json").toFile());
        assertThat(Manifest.elements(dashboard.path("panels"))).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(Overlay.of("ov").kinds("ConfigMap").filter(map -> map.labels()
                        .containsKey("grafana_dashboard")))
                .hasSize(1);
    }

    private static JsonNode rules() throws IOException {
        return YAML.readTree(COMPONENT.resolve("alerts.yaml").toFile());
    }

    private static List<JsonNode> alerts() throws IOException {
        return Manifest.elements(rules().at("/spec/groups/0/rules"));
    }
}
