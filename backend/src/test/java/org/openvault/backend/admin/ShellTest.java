package org.openvault.backend.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ShellTest {

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @BeforeEach
    void world() {
        site.get();
        Editors.chief();
    }

    @Test
    void theFrameIsThereForEverybodyAtAnyWidthAndInBothColours() {
        try (var browser = new AdminBrowser(address)) {
            assertThat(browser.violationsEverywhere("chief", "/admin/", "overview"))
                    .isEmpty();
            assertThat(browser.violationsEverywhere("chief", "/admin/pages?parent=" + site.home, "pages"))
                    .isEmpty();
            assertThat(browser.violationsEverywhere("chief", "/admin/pages/" + site.home, "page"))
                    .isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyboardReachesTheContentFirst() {
        try (var browser = new AdminBrowser(address)) {
            Page page = browser.as("chief", new Browser.NewContextOptions().setJavaScriptEnabled(false));
            page.navigate("/admin/");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.url()).endsWith("#main");
        }
    }

    /** The build takes a message that was not translated from the default language, in silence. */
    @Test
    void everyWordIsThereInEveryLanguage() throws IOException {
        try (Stream<Path> classes = Files.walk(Path.of("src/main/java/org/openvault/backend/admin"))) {
            List<Path> bundles = classes.filter(path -> path.toString().endsWith("Words.java"))
                    .toList();
            assertThat(bundles).isNotEmpty();
            for (Path bundle : bundles) {
                assertThat(Translation.missing(bundle))
                        .as(bundle.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    private static final class Translation {

        /** Keys that stand in one of the two alone. */
        static List<String> missing(Path bundle) throws IOException {
            String source = Files.readString(bundle);
            String name = source.replaceAll("(?s).*@MessageBundle\\(\"([a-z]+)\"\\).*", "$1");
            List<String> keys = source.lines()
                    .filter(line -> line.matches(" {4}String [a-zA-Z]+\\(.*"))
                    .map(line -> line.replaceAll(" {4}String ([a-zA-Z]+)\\(.*", "$1"))
                    .toList();
            var spanish = new Properties();
            try (InputStream in =
                    Files.newInputStream(Path.of("src/main/resources/messages", name + "_es.properties"))) {
                spanish.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return Stream.concat(
                            keys.stream().filter(key -> !spanish.containsKey(key)),
                            spanish.stringPropertyNames().stream().filter(key -> !keys.contains(key)))
                    .toList();
        }
    }
}
