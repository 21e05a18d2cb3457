package org.openvault.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation as readers get it. */
class BuiltDocumentationTest {

    @TempDir
    Path folder;

    @Test
    void itBuildsWithoutAWarningAndAsksNoOtherHost() throws Exception {
        String mkdocs = System.getenv("OV_MKDOCS");
        if (!"true".equals(System.getenv("GITHUB_ACTIONS"))) {
            assumeTrue(
                    mkdocs != null && !mkdocs.isEmpty(),
                    "MkDocs is not here: OV_MKDOCS names one that has docs/requirements.txt");
        }
        var shell = new Shell(
                Docs.CHECKOUT,
                folder.resolve("build.log"),
                Map.of(
                        "MKDOCS",
                        String.valueOf(mkdocs),
                        "TO",
                        folder.resolve("site").toString()));
        Shell.Said said = shell.run(List.of("\"$MKDOCS\" build --strict --site-dir \"$TO\""), 5);
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).doesNotContain("WARNING -");
        try (var files = Files.walk(folder.resolve("site"))) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(pages).hasSizeGreaterThan(50);
            for (Path page : pages) {
                assertThat(loaded(Files.readString(page)))
                        .as(page.toString())
                        .noneMatch(BuiltDocumentationTest::isElsewhere);
            }
        }
    }

    private static List<String> loaded(String html) {
        List<String> loaded = new ArrayList<>();
        for (Element each : Jsoup.parse(html).select("[src], link[href]:not([rel=canonical])")) {
            loaded.add(each.hasAttr("src") ? each.attr("src") : each.attr("href"));
        }
        return loaded;
    }

    private static boolean isElsewhere(String address) {
        return address.matches("(?i)(https?:)?//.*");
    }

    @Test
    void whatIsLoadedFromElsewhereIsNoticed() {
        assertThat(
                        loaded(
                                "<script src='https://elsewhere.example/a.js'></script><link rel=stylesheet href='//b.example/b.css'>"))
                .hasSize(2)
                .allMatch(BuiltDocumentationTest::isElsewhere);
    }
}
