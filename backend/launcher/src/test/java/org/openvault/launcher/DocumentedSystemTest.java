package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openvault.launcher.docs.Docs;
import org.openvault.launcher.docs.Shell;

/** What the documentation says of a running system, asked of one. */
class DocumentedSystemTest {
    private static final Pattern METRIC = Pattern.compile("`((?:openvault|jvm|process|system)_[a-z_0-9]+)`");

    @TempDir
    static Path folder;

    private static Home home;
    private static RunningSystem system;
    private static int sitePort;
    private static int backendPort;

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.exists(Docs.CHECKOUT.resolve("backend/target/quarkus-app/quarkus-run.jar"))
                        || System.getenv("OV_BACKEND_JAR") != null,
                "the applications are not packaged: ./ov test does that first");
        home = new Home(folder.resolve("home"));
        sitePort = Port.anyFree().number();
        backendPort = Port.anyFree().number();
        system = RunningSystem.start(
                home, Jars.of(System.getenv()), sitePort, backendPort, true, false, step -> {}, () -> false);
    }

    @AfterAll
    static void stop() {
        if (system != null) system.close();
    }

    @Test
    void formsPrivatePagesAndPreviewsByHandRunAsTheyStand() throws Exception {
        Shell.Said said = run("how-to/by-hand.md");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("<form", "retention_days", "403\n", "/preview?token=")
                .doesNotContain("\"errors\"", "about:blank");
    }

    @Test
    void theCacheIsClearedAsThePageSays() throws Exception {
        Shell.Said said = run("how-to/clear-cache.md");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("{\"cleared\":");
    }

    @Test
    void aBlockThatFailsIsNoticed() throws Exception {
        var shell = new Shell(folder, folder.resolve("failing.log"), Map.of());
        assertThat(shell.run(List.of("false", "echo not reached"), 1)).isEqualTo(new Shell.Said(1, ""));
    }

    /** Some metrics are there only when something happened: a page was asked for, memory was collected. */
    @Test
    void everyMetricThatIsNamedIsThere() throws Exception {
        Http.get(system.site() + "/", Map.of());
        String page = Docs.read(Docs.page("reference/metrics.md"));
        int begin = page.indexOf("\n## The backend\n");
        int end = page.indexOf("\n## ", begin + 1);
        assertMetrics(managementPort("siteManagementPort", sitePort), page.substring(0, begin) + page.substring(end));
        int backend = managementPort("backendManagementPort", 0);
        if (backend != 0) assertMetrics(backend, page.substring(begin, end));
    }

    private static void assertMetrics(int port, String page) {
        String metrics =
                Http.get("http://127.0.0.1:" + port + "/q/metrics", Map.of()).text();
        assertThat(metrics(page)).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(metrics)
                .containsPattern("(?m)^" + name + "[ {]"));
        assertThat(metrics).doesNotContainPattern("(?m)^openvault_no_such_metric[ {]");
        Matcher own = Pattern.compile("(?m)^(openvault_\\w+)").matcher(metrics);
        while (own.find()) assertThat(page).as("metrics that are there").contains("`" + own.group(1) + "`");
    }

    private static TreeSet<String> metrics(String page) {
        var named = new TreeSet<String>();
        Matcher metric = METRIC.matcher(page);
        while (metric.find()) named.add(metric.group(1));
        return named;
    }

    @Test
    void otherPagesNameNoOtherMetrics() {
        assertThat(metrics(Docs.read(Docs.page("reference/metrics.md"))))
                .containsAll(metrics(Docs.read(Docs.page("operations/dashboards.md"))))
                .containsAll(metrics(Docs.read(Docs.page("operations/runbooks.md"))))
                .containsAll(metrics(Docs.read(Docs.page("explanation/page-cache.md"))));
    }

    /** Where a process tells of itself: at a port of its own, where it has one. */
    private static int managementPort(String name, int otherwise) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(home.runFile()))
                .path(name)
                .asInt(otherwise);
    }

    /** The page's own ports and home are those of whoever reads it; here they are ours. */
    private static Shell.Said run(String name) throws Exception {
        String management = ":" + managementPort("siteManagementPort", sitePort);
        List<String> blocks = Docs.blocks(Docs.read(Docs.page(name))).stream()
                .filter(block -> block.language().equals("sh"))
                .map(block -> block.text()
                        .replace(" --home DIR", "")
                        .replace("./ov ", "ov ")
                        .replace(":8080", ":" + sitePort)
                        .replace(":8081", ":" + backendPort)
                        .replace(":9000", management))
                .toList();
        assertThat(blocks).isNotEmpty();
        String ov = "ov() { '%s' -cp '%s' %s \"$@\" --home '%s'; }"
                .formatted(
                        Application.java(),
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        home.folder());
        var all = new ArrayList<>(List.of(ov));
        all.addAll(blocks);
        Path log = folder.resolve(name.replace('/', '-') + ".log");
        var shell = new Shell(folder, log, Map.of("OV_OPERATIONS_TOKEN", OperationsToken.of(home)));
        return shell.run(all, 5);
    }
}
