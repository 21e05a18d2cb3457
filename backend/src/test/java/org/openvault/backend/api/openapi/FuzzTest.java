package org.openvault.backend.api.openapi;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.entry.MediaFolder;
import org.openvault.backend.site.Site;

/**
 * schemathesis asks everything that the OpenAPI document lets it ask, and much that it does not: nothing breaks, every answer is
 * what the document says, every refusal is a problem. In an application of its own, as nothing is sacred to it.
 */
@QuarkusTest
@TestProfile(FuzzTest.Alone.class)
class FuzzTest {

    public static class Alone implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class));
        }
    }

    private static final Path SOURCES = Path.of("src/test/fuzz").toAbsolutePath();
    private static final Path WORKPLACE = Path.of("target/fuzz");
    private static final String CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,"
            + "response_headers_conformance,response_schema_conformance,ignored_auth,unsupported_method,"
            + "negative_data_rejection,refusals_are_problems";

    @TestHTTPResource("/")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    People people;

    @Inject
    OpenApi openApi;

    @Test
    void nothingBreaksAndEverythingIsAsDescribed() throws Exception {
        String schemathesis = System.getenv("OV_SCHEMATHESIS");
        if (!"true".equals(System.getenv("GITHUB_ACTIONS"))) {
            assumeTrue(
                    schemathesis != null && !schemathesis.isEmpty(), "schemathesis is not here: ./ov test installs it");
        }
        Files.createDirectories(WORKPLACE);
        Files.writeString(WORKPLACE.resolve("openapi.json"), openApi.text());
        var actor = people.superuser();
        Process run = start(Objects.requireNonNull(schemathesis), people.token(actor), world(actor.userId()));
        boolean ended = run.waitFor(Long.getLong("ov.fuzz.minutes", 10), TimeUnit.MINUTES);
        run.destroyForcibly();
        String output = Files.readString(WORKPLACE.resolve("output.txt"));
        assertThat(ended).as("it took too long: %s", output).isTrue();
        assertThat(run.exitValue()).as(output).isZero();
        assertThat(output).contains("Test cases:");
    }

    private Process start(String schemathesis, String token, String world) throws IOException {
        var command = new ProcessBuilder(
                        schemathesis,
                        "--config-file",
                        SOURCES.resolve("schemathesis.toml").toString(),
                        "run",
                        "openapi.json",
                        "--url",
                        address.toString(),
                        "--header",
                        "Authorization: Bearer " + token,
                        "--checks",
                        CHECKS,
                        "--phases",
                        "coverage,fuzzing",
                        "--max-examples",
                        System.getProperty("ov.fuzz.examples", "5"),
                        "--seed",
                        System.getProperty("ov.fuzz.seed", "1"),
                        "--workers",
                        "1", // one after the other, so that a seed finds the same again
                        "--no-color")
                .directory(WORKPLACE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(WORKPLACE.resolve("output.txt").toFile());
        command.environment()
                .put("SCHEMATHESIS_HOOKS", SOURCES.resolve("hooks.py").toString());
        command.environment().put("OV_FUZZ_WORLD", world);
        return command.start();
    }

    /** Which ids there are of what. */
    private String world(long self) throws IOException {
        site.get();
        long exhibit = site.exhibit(SampleSite.slug("fuzz"));
        long draft = site.draft(SampleSite.slug("fuzz"));
        var somebody = people.nobodySpecial();
        people.token(somebody);
        long folder = QuarkusTransaction.requiringNew().call(() -> MediaFolder.root().id);
        long siteId = QuarkusTransaction.requiringNew().call(() -> Site.getDefault().id);
        return new ObjectMapper()
                .writeValueAsString(Map.ofEntries(
                        entry("self", self),
                        entry("pages", List.of(exhibit, draft, site.index, site.home, site.collections)),
                        entry("images", List.of(site.picture)),
                        entry("snippets", List.of(site.author)),
                        entry("users", List.of(somebody.userId())),
                        entry("folders", List.of(folder)),
                        entry("sites", List.of(siteId)),
                        entry("releases", List.of(1, 2, 3)),
                        entry("groups", List.of(1, 2, 3)),
                        entry("tokens", List.of(2, 3)),
                        entry("webhooks", List.of(1, 2, 3))));
    }
}
