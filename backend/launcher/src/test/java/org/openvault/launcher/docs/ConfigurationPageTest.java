package org.openvault.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openvault.launcher.docs.Settings.Key;
import org.openvault.launcher.docs.Settings.Variable;

/** The page of configuration is made from the sources. */
class ConfigurationPageTest {
    private static final Path PAGE = Docs.page("reference/configuration.md");

    /** What the code does not say beside the name. */
    private static final Map<String, String> MEANINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("OV_ACTIONLINT", "The actionlint that looks at workflows"),
            Map.entry("OV_ADMIN_URL", "Where browsers find the admin, without a slash at the end"),
            Map.entry("OV_AOT", "`off`: start without what the JDK learned of this build, and let it learn nothing"),
            Map.entry("OV_BACKEND_JAR", "The backend's jar, where it is not the one of the checkout"),
            Map.entry("OV_BACKEND_JAVA_OPTS", "Options of the backend's JVM, such as more memory or a debugger"),
            Map.entry("OV_BACKEND_URL", "Where the frontend finds the API"),
            Map.entry(
                    "OV_CACHE", "Where `./ov` keeps what it fetches: Maven, PostgreSQL, tools. By default `.ov/cache`"),
            Map.entry("OV_CACHE_DIR", "Folder of stored pages and pictures; one process each"),
            Map.entry("OV_CHECKOUT", "The checkout. `./ov` sets it"),
            Map.entry("OV_CHROMIUM", "The Chromium that tests look at screens with"),
            Map.entry("OV_CDN_TOKEN", "What proves to the network that a purge is ours"),
            Map.entry("OV_COMMIT", "The commit that is built, where Git cannot be asked"),
            Map.entry("OV_CORPUS", "Content for tests that want much of it"),
            Map.entry(
                    "OV_DB_URL",
                    "`postgresql://user:password@host:5432/name` or an address for JDBC; instead of the three others"),
            Map.entry("OV_DB_JDBC_URL", "Address of the database for JDBC"),
            Map.entry("OV_DB_USER", "Who writes, and owns the tables"),
            Map.entry("OV_DB_PASSWORD", "Their password"),
            Map.entry("OV_DB_READER_USER", "Who answers readers; need only read"),
            Map.entry("OV_DB_READER_PASSWORD", "Their password"),
            Map.entry("OV_DEMO", "Whether the demo site is loaded into an empty database"),
            Map.entry("OV_FIRST_USER", "Name of the first account, which is made when there is none"),
            Map.entry("OV_FIRST_PASSWORD", "Its password"),
            Map.entry("OV_FRONTEND_JAR", "The site's jar, where it is not the one of the checkout"),
            Map.entry("OV_FRONTEND_JAVA_OPTS", "Options of the site's JVM"),
            Map.entry("OV_FUZZ_WORLD", "Set by the tests for the fuzzer: what there is to ask for"),
            Map.entry("OV_HTTP_BODY_UPLOAD", "Bytes that an upload may have"),
            Map.entry("OV_HTTP_HOST", "Address that is listened on"),
            Map.entry("OV_HTTP_PORT", "Port that is listened on"),
            Map.entry("OV_KUSTOMIZE", "The kustomize that builds the manifests"),
            Map.entry("OV_LINTERS", "The Python that has the linters of `./ov check`"),
            Map.entry("OV_LOG_JSON", "Whether each line of the log is JSON"),
            Map.entry("OV_MANAGEMENT_PORT", "Port of health, metrics and version"),
            Map.entry("OV_MEDIA_DIR", "Folder of uploaded files. By default `.ov/media`"),
            Map.entry("OV_MIGRATE_AT_START", "Whether the database is migrated while starting"),
            Map.entry("OV_MKDOCS", "The MkDocs with which a test builds this documentation"),
            Map.entry("OV_REDBOT", "The Python that has REDbot"),
            Map.entry(
                    "OV_ROLES",
                    "What the process does, with commas between: `api`, `admin`, `scheduler`, `deployment`. All but `deployment` when"
                            + " empty"),
            Map.entry("OV_SCHEMATHESIS", "The fuzzer of the API"),
            Map.entry("OV_SCREENS", "Set by `./ov screens`: the tests keep pictures of the admin"),
            Map.entry(
                    "OV_SHUTDOWN_DELAY",
                    "How long a process that was told to end says that it is not ready, and serves on"),
            Map.entry("OV_SMTP_HOST", "Mail server"),
            Map.entry("OV_SMTP_PORT", "Its port"),
            Map.entry("OV_SMTP_START_TLS", "`DISABLED`, `OPTIONAL` or `REQUIRED`"),
            Map.entry("OV_WAGTAIL", "The Python that has Wagtail, for `./ov bench api`")));

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        String made = page(Settings.ofCheckout());
        assertThat(Docs.written(PAGE, made))
                .as("docs/reference/configuration.md: -Dov.docs.write=true writes it anew")
                .isEqualTo(made);
    }

    private static String page(Settings settings) throws IOException {
        var page = new StringBuilder("""
                # Configuration

                Made from the code: a test fails when this page is old ([how](../how-to/documentation.md)). All of it is said by the
                environment; a file is not needed. Durations are `250ms`, `10s`, `5m`, `1d`; lists have commas between.

                A key can be set under its name in the environment, too: in capitals, with `_` for each dot and dash. In a cluster settings are in
                the ConfigMap `settings`, what is secret is in Secrets ([the stack](../operations/stack.md)).
                """);
        for (String application : Settings.APPLICATIONS) {
            String title = application.equals("backend") ? "Backend" : "Frontend";
            page.append("\n## ").append(title).append(": variables\n\n| name | default | what |\n|---|---|---|\n");
            List<Key> keys = settings.keys(application);
            settings.variables(application).values().forEach(each -> page.append(row(each, keys)));
            page.append("\n## ")
                    .append(title)
                    .append(": keys\n\n| key, and its name in the environment | default | what |\n|---|---|---|\n");
            keys.forEach(each -> page.append(row(each)));
        }
        page.append(
                "\n## `./ov` and its tests\n\nOf no concern where it runs in a cluster.\n\n| name | what |\n|---|---|\n");
        Set<String> tools = settings.variablesOfTools();
        tools.forEach(name -> page.append("| `%s` | %s |\n".formatted(name, meaning(name, ""))));
        return page.toString();
    }

    /** What the key says that it sets is nearer than what stands above the line in application.properties. */
    private static String row(Variable variable, List<Key> keys) {
        String said = keys.stream()
                .filter(key -> key.name().equals(variable.key()))
                .map(Key::meaning)
                .filter(meaning -> !meaning.isEmpty())
                .findFirst()
                .orElse(variable.comment());
        String sets = variable.key().isEmpty() ? "" : " (`" + variable.key() + "`)";
        return "| `%s` | %s | %s%s |\n"
                .formatted(variable.name(), code(variable.standard()), meaning(variable.name(), said), sets);
    }

    private static String row(Key key) {
        String standard = key.required() ? "must be set" : code(key.standard());
        String variable = key.name().endsWith("*") ? "" : "<br>`" + key.variable() + "`";
        return "| `%s`%s | %s | %s |\n".formatted(key.name(), variable, standard, cell(key.meaning()));
    }

    private static String meaning(String name, String said) {
        String meaning = MEANINGS.getOrDefault(name, said);
        assertThat(meaning)
                .as("what " + name + " is: say it where it is read, or in ConfigurationPageTest")
                .isNotEmpty();
        return cell(meaning);
    }

    private static String code(String standard) {
        return standard.isEmpty() ? "" : "`" + cell(standard) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    @Test
    void aMappingIsReadWithItsGroupsDefaultsAndComments(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("SampleConfig.java");
        Files.writeString(source, """
                @ConfigMapping(prefix = "ov.sample")
                interface SampleConfig {
                    /** Between {@code a} and b,
                     * or neither. */
                    @WithDefault("5s")
                    Duration longestWait();
                    Optional<String> name();
                    URI address();
                    Mail mail();
                    interface Mail {
                        @WithDefault("12")
                        int attempts();
                    }
                    default int notAKey() { return 1; }
                }
                """);
        assertThat(Settings.mappings(source))
                .containsExactly(
                        new Key("ov.sample.longest-wait", "5s", false, "Between `a` and b, or neither."),
                        new Key("ov.sample.name", "", false, ""),
                        new Key("ov.sample.address", "", true, ""),
                        new Key("ov.sample.mail.attempts", "12", false, ""));
        assertThat(new Key("ov.sample.longest-wait", "", false, "").variable()).isEqualTo("OV_SAMPLE_LONGEST_WAIT");
    }

    @Test
    void aDefaultEndsWhereItsBraceCloses() {
        String value = "${OV_A:${OV_B:c}}/d";
        assertThat(List.of(Settings.standard(value, "OV_A"), Settings.standard(value, "OV_B")))
                .containsExactly("${OV_B:c}", "c");
        assertThat(Settings.standard("${OV_A}", "OV_A")).isEmpty();
    }
}
