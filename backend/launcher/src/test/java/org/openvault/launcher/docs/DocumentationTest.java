package org.openvault.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages name is there: files, headings, commands, settings, alerts. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^) ]+)(?: \"[^\"]*\")?\\)");
    private static final Pattern PAGE_OF_NAVIGATION = Pattern.compile("(?m)^ +- (?:.*: )?([\\w/.-]+\\.md)$");
    private static final Pattern COMMAND = Pattern.compile("\\./ov((?:[ \\t]+(?![|#&;])[^\\s`|;&)#]+)*)");
    private static final Pattern VARIABLE = Pattern.compile("\\bOV_[A-Z0-9_]+\\b");
    private static final Pattern FILE =
            Pattern.compile("`((?:k8s|argocd|\\.github|\\.ci|backend|frontend|docs)/[\\w./-]+)`");
    private static final Pattern ALERT = Pattern.compile("(?m)^\\s*-?\\s*alert: *(\\w+)");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)!\\[[^]]*]\\(https?:|<(?:script|link|img|iframe|object|embed|video|audio|source)\\b[^>]*https?:|@import|url\\(['\"]?https?:");

    /** What the manifests alert of; where they are there, they say it themselves. */
    private static final Set<String> ALERTS = Set.of(
            "SiteDown",
            "SiteErrors",
            "SiteSlow",
            "FeedCut",
            "PagesStale",
            "BackendDown",
            "BackendErrors",
            "DatabaseDown",
            "DatabaseFull",
            "BackupMissing",
            "RestoreDrillFailed",
            "MigrationFailed",
            "PodRestarts",
            "CertificateExpires",
            "OutOfSync");

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        int[] seen = {0};
        pagesAndReadme().forEach(page -> {
            Matcher link = LINK.matcher(Docs.prose(Docs.read(page)));
            while (link.find()) {
                if (!link.group(1).matches("(?i)(https?|mailto):.*")) {
                    seen[0]++;
                    if (!leadsSomewhere(page, link.group(1))) {
                        broken.add(Docs.name(page) + ": " + link.group(1));
                    }
                }
            }
        });
        assertThat(broken).isEmpty();
        assertThat(seen[0]).as("links that were looked at").isGreaterThan(100);
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String path = link.replaceAll("#.*", "");
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.isRegularFile(target)) {
            return false;
        }
        String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
        return anchor.isEmpty() || Docs.anchors(Docs.read(target)).contains(anchor);
    }

    @Test
    void aLinkThatLeadsNowhereIsNoticed() {
        Path page = Docs.page("README.md");
        assertThat(leadsSomewhere(page, "operations/README.md")).isTrue();
        assertThat(leadsSomewhere(page, "operations/backup.md#restore")).isTrue();
        assertThat(leadsSomewhere(page, "operations/backup.md#no-such-heading")).isFalse();
        assertThat(leadsSomewhere(page, "operations/no-such-page.md")).isFalse();
        assertThat(leadsSomewhere(page, "#no-such-heading")).isFalse();
    }

    @Test
    void everyPageIsInTheNavigationAndNothingElseIs() {
        Set<String> pages = new TreeSet<>();
        Docs.pages().forEach(page -> pages.add(Docs.name(page).substring("docs/".length())));
        Set<String> navigation = new TreeSet<>();
        Matcher entry = PAGE_OF_NAVIGATION.matcher(Docs.read(Docs.CHECKOUT.resolve("mkdocs.yml")));
        while (entry.find()) {
            navigation.add(entry.group(1));
        }
        assertThat(navigation).as("nav in mkdocs.yml").isEqualTo(pages);
    }

    @Test
    void everyCommandAndFlagIsInTheHelp() throws Exception {
        Map<String, Set<String>> commands = CommandHelp.commands(CommandHelp.text());
        List<String> unknown = new ArrayList<>();
        int seen = 0;
        for (Path page : pagesAndReadme().toList()) {
            Matcher named = COMMAND.matcher(Docs.read(page));
            while (named.find()) {
                seen++;
                complaint(commands, named.group(1))
                        .forEach(said -> unknown.add(Docs.name(page) + ": " + named.group() + ": " + said));
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(seen).as("commands that were looked at").isGreaterThan(30);
    }

    private static Stream<String> complaint(Map<String, Set<String>> commands, String words) {
        List<String> each = List.of(words.strip().split("\\s+"));
        String command = each.getFirst();
        if (command.isEmpty() || command.equals("--help") || command.equals("…")) {
            return Stream.empty();
        }
        if (!commands.containsKey(command)) {
            return Stream.of("there is no such command");
        }
        return each.stream()
                .map(word -> word.replaceAll("[].,:\\[]", ""))
                .filter(word -> word.matches("--[a-z].*"))
                .filter(flag -> !commands.get(command).contains(flag))
                .map(flag -> "it has no " + flag);
    }

    @Test
    void aCommandOrFlagThatIsNotThereIsNoticed() {
        Map<String, Set<String>> commands = Map.of("up", Set.of("--fresh"));
        assertThat(complaint(commands, " up --fresh")).isEmpty();
        assertThat(complaint(commands, " up --stale")).isNotEmpty();
        assertThat(complaint(commands, " down")).isNotEmpty();
    }

    @Test
    void everyVariableIsInTheCode() throws IOException {
        Set<String> known = Settings.ofCheckout().variables();
        assertThat(known).contains("OV_ROLES", "OV_SITE_URL", "OV_HTTP_RATE_EXEMPT", "OV_CACHE_DIR", "OV_SCREENS");
        List<String> unknown = new ArrayList<>();
        pagesAndReadme().forEach(page -> {
            Matcher variable = VARIABLE.matcher(Docs.read(page));
            while (variable.find()) {
                if (!known.contains(variable.group())) {
                    unknown.add(Docs.name(page) + ": " + variable.group());
                }
            }
        });
        assertThat(unknown).isEmpty();
    }

    /** Most of them need a cluster; that they can be typed as they stand can be seen without. */
    @Test
    void everyShellBlockParses(@TempDir Path folder) throws Exception {
        List<String> broken = new ArrayList<>();
        int seen = 0;
        for (Path page : Docs.pages()) {
            for (Docs.Block block : Docs.blocks(Docs.read(page))) {
                if (block.language().equals("sh")) {
                    seen++;
                    complaint(folder, block.text())
                            .map(said -> Docs.name(page) + ": " + said)
                            .forEach(broken::add);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).isGreaterThan(30);
        assertThat(complaint(folder, "if true; then\n")).isNotEmpty();
    }

    private static Stream<String> complaint(Path folder, String script) throws Exception {
        Files.writeString(folder.resolve("block"), script);
        Shell.Said said = new Shell(folder, folder.resolve("parse.log"), Map.of()).run(List.of("bash -n block"), 1);
        return said.code() == 0 ? Stream.empty() : Stream.of(said.text());
    }

    /** Whole folders may be absent: the manifests are not in every copy of the sources. */
    @Test
    void everyFileThatIsNamedIsThere() {
        List<String> absent = new ArrayList<>();
        int[] seen = {0};
        Docs.pages().forEach(page -> {
            Matcher named = FILE.matcher(Docs.read(page));
            while (named.find()) {
                Path file = Docs.CHECKOUT.resolve(named.group(1));
                seen[0]++;
                if (Files.exists(Docs.CHECKOUT.resolve(named.group(1).replaceAll("/.*", ""))) && !Files.exists(file)) {
                    absent.add(Docs.name(page) + ": " + named.group(1));
                }
            }
        });
        assertThat(absent).isEmpty();
        assertThat(seen[0]).isGreaterThan(20);
    }

    @Test
    void everyAlertHasARunbookInThreeParts() throws IOException {
        String runbooks = Docs.read(Docs.page("operations/runbooks.md"));
        for (String alert : alerts()) {
            assertThat(Docs.anchors(runbooks)).contains(alert.toLowerCase(java.util.Locale.ROOT));
            assertThat(runbooks)
                    .as(alert)
                    .containsPattern(
                            "(?s)\n## " + alert
                                    + "\n+\\*\\*It means:\\*\\*(?:(?!\n## ).)*\n\\*\\*Look at:\\*\\*(?:(?!\n## ).)*\n\\*\\*Do:\\*\\*");
        }
    }

    private static Set<String> alerts() throws IOException {
        Set<String> alerts = new TreeSet<>(ALERTS);
        Path manifests = Docs.CHECKOUT.resolve("k8s");
        if (Files.isDirectory(manifests)) {
            try (var files = Files.walk(manifests)) {
                files.filter(file -> file.toString().matches(".*\\.ya?ml")).forEach(file -> {
                    Matcher alert = ALERT.matcher(Docs.read(file));
                    while (alert.find()) {
                        alerts.add(alert.group(1));
                    }
                });
            }
        }
        return alerts;
    }

    @Test
    void nothingIsLoadedFromAnotherHost() {
        assertThat(Docs.pages()).allSatisfy(page -> assertThat(Docs.prose(Docs.read(page)))
                .as(Docs.name(page))
                .doesNotContainPattern(ELSEWHERE));
        assertThat(Docs.read(Docs.page("stylesheets/extra.css"))).doesNotContainPattern(ELSEWHERE);
        assertThat(Docs.read(Docs.CHECKOUT.resolve("mkdocs.yml")))
                .contains("  font: false\n")
                .doesNotContain("extra_javascript");
        assertThat("![a](https://elsewhere.example/a.png)").containsPattern(ELSEWHERE);
    }

    private static Stream<Path> pagesAndReadme() {
        return Stream.concat(
                Docs.pages().stream(), Stream.of("README.md", "CHANGELOG.md").map(Docs.CHECKOUT::resolve));
    }
}
