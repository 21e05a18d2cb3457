package org.openvault.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that the pipeline deploys and looks with. */
class ScriptsTest {
    private static final String BACKEND = "registry.example:5000/ov/backend@sha256:" + "a1".repeat(32);
    private static final String FRONTEND = "registry.example:5000/ov/frontend@sha256:" + "b2".repeat(32);
    private static final String VERSION = """
            # Why it is so.
            kind: ImageTagTransformer
            metadata:
              name: backend
            imageTag:
              name: openvault/backend
              newName: registry.example/backend
              digest: sha256:00
            fieldSpecs:
              - path: spec/template/spec/containers[]/image
            ---
            kind: ImageTagTransformer
            metadata:
              name: frontend
            imageTag:
              name: openvault/frontend
              newName: registry.example/frontend
              digest: sha256:00
            """;

    @TempDir
    private Path folder;

    private Checkout.Outcome script(String name, String... arguments) throws Exception {
        return scriptIn(folder, name, Map.of(), arguments);
    }

    private static Checkout.Outcome scriptIn(
            Path where, String name, Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(
                List.of(Checkout.ROOT.resolve(".ci").resolve(name).toString()));
        command.addAll(List.of(arguments));
        return Checkout.run(where, environment, command);
    }

    @Nested
    class SetVersion {
        private Path file;

        @BeforeEach
        void written() throws IOException {
            file = folder.resolve("version.yaml");
            Files.writeString(file, VERSION);
        }

        private Checkout.Outcome set(String... arguments) throws Exception {
            return script("set-version", arguments);
        }

        @Test
        void itWritesTwoNamesAndTwoDigestsAndNothingElse() throws Exception {
            assertThat(set(file.toString(), BACKEND, FRONTEND).code()).isZero();
            assertThat(file)
                    .hasContent(VERSION.replace("registry.example/backend", "registry.example:5000/ov/backend")
                            .replace("registry.example/frontend", "registry.example:5000/ov/frontend")
                            .replaceFirst("sha256:00", "sha256:" + "a1".repeat(32))
                            .replaceFirst("sha256:00", "sha256:" + "b2".repeat(32)));
        }

        @Test
        void theSameTwiceChangesNothing() throws Exception {
            set(file.toString(), BACKEND, FRONTEND);
            var before = Files.getLastModifiedTime(file);
            assertThat(set(file.toString(), BACKEND, FRONTEND).output()).contains("as it was");
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        }

        @Test
        void itTellsWhetherAnOverlayRunsThem() throws Exception {
            assertThat(set("--check", file.toString(), BACKEND, FRONTEND).code())
                    .isEqualTo(1);
            assertThat(file).hasContent(VERSION);
            set(file.toString(), BACKEND, FRONTEND);
            assertThat(set("--check", file.toString(), BACKEND, FRONTEND).code())
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "registry.example/backend:latest",
                    "registry.example/backend",
                    "registry.example/backend@sha256:abc",
                    "registry.example/backend@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                    "registry.example/back end@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
                    "x\nkind: Secret@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
                    ""
                })
        void whatIsNoDigestIsRefused(String image) throws Exception {
            assertThat(set(file.toString(), image, FRONTEND).code()).isEqualTo(2);
            assertThat(set(file.toString(), BACKEND, image).code()).isEqualTo(2);
            assertThat(file).hasContent(VERSION);
        }

        @Test
        void aFileWithoutBothIsRefused() throws Exception {
            Files.writeString(file, VERSION.substring(0, VERSION.indexOf("---")));
            assertThat(set(file.toString(), BACKEND, FRONTEND).code()).isEqualTo(2);
            assertThat(set("no-such-overlay", BACKEND, FRONTEND).code()).isEqualTo(2);
        }
    }

    @Nested
    class CommitVersion {
        private static final String FILE = "k8s/overlays/ov-demo/version.yaml";

        private Path mine;
        private Path theirs;

        @BeforeEach
        void cloned() throws Exception {
            git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
            mine = clone("mine");
            change(mine, FILE, "version 0\n");
            git(mine, "push", "--quiet", "origin", "HEAD:main");
            theirs = clone("theirs");
        }

        private Path clone(String name) throws Exception {
            git(folder, "clone", "--quiet", "origin.git", name);
            Path clone = folder.resolve(name);
            git(clone, "config", "user.name", "Pipeline");
            git(clone, "config", "user.email", "pipeline@openvault.example");
            git(clone, "config", "commit.gpgsign", "false");
            return clone;
        }

        private void change(Path clone, String file, String text) throws Exception {
            Files.createDirectories(clone.resolve(file).getParent());
            Files.writeString(clone.resolve(file), text);
            git(clone, "add", file);
            git(clone, "commit", "--quiet", "--message", "Change " + file);
        }

        private String git(Path where, String... arguments) throws Exception {
            var command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            var outcome = Checkout.run(where, Map.of(), command);
            assertThat(outcome.code()).as(command + ": " + outcome.output()).isZero();
            return outcome.output().strip();
        }

        private Checkout.Outcome commit(String... files) throws Exception {
            var arguments = new ArrayList<>(List.of("Have demo run it"));
            arguments.addAll(List.of(files));
            return scriptIn(mine, "commit-version", Map.of(), arguments.toArray(String[]::new));
        }

        private String onMain(String file) throws Exception {
            return git(folder.resolve("origin.git"), "show", "main:" + file);
        }

        @Test
        void itGoesOnTopOfWhatOthersHavePushed() throws Exception {
            change(theirs, "README.md", "theirs\n");
            git(theirs, "push", "--quiet", "origin", "HEAD:main");
            Files.writeString(mine.resolve(FILE), "version 1\n");
            assertThat(commit(FILE).code()).isZero();
            assertThat(onMain(FILE)).isEqualTo("version 1");
            assertThat(onMain("README.md")).isEqualTo("theirs");
        }

        @Test
        void whoeverChangedTheVersionMeanwhileIsRight() throws Exception {
            change(theirs, FILE, "version taken back\n");
            git(theirs, "push", "--quiet", "origin", "HEAD:main");
            Files.writeString(mine.resolve(FILE), "version 1\n");
            assertThat(commit(FILE).code()).isEqualTo(1);
            assertThat(onMain(FILE)).isEqualTo("version taken back");
        }

        @Test
        void nothingNewIsNoCommit() throws Exception {
            String before = git(mine, "rev-parse", "HEAD");
            assertThat(commit(FILE).code()).isZero();
            assertThat(git(mine, "rev-parse", "HEAD")).isEqualTo(before);
        }

        @Test
        void nothingButVersionsIsCommitted() throws Exception {
            Files.writeString(mine.resolve("other.txt"), "other");
            assertThat(commit("other.txt").code()).isEqualTo(2);
            git(mine, "add", "other.txt");
            Files.writeString(mine.resolve(FILE), "version 1\n");
            assertThat(commit(FILE).code()).isEqualTo(2);
            assertThat(onMain(FILE)).isEqualTo("version 0");
        }
    }

    @Nested
    class Smoke {
        private static final String PAGE = "<!doctype html><html><body><h1>Well</h1></body></html>";

        private final Map<String, String> pages = new HashMap<>(Map.of(
                "/",
                PAGE,
                "/exhibits/",
                PAGE.replace("</body>", "<a href=\"/exhibits/tower/\">Tower</a></body>"),
                "/exhibits/tower/",
                PAGE,
                "/health",
                "{\"status\":\"ok\",\"commit\":\"c0ffee\"}"));
        private final Map<String, Integer> refusals = new HashMap<>(Map.of("/admin/", 404, "/desk/", 303));
        private HttpServer server;
        private String site;

        @BeforeEach
        void serving() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                byte[] body = pages.getOrDefault(path, "").getBytes();
                int status = refusals.getOrDefault(path, pages.containsKey(path) ? 200 : 404);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            site = "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @AfterEach
        void stopped() {
            server.stop(0);
        }

        private Checkout.Outcome smoke(String... arguments) throws Exception {
            var all = new ArrayList<>(List.of(site));
            all.addAll(List.of(arguments));
            return script("smoke", all.toArray(String[]::new));
        }

        @Test
        void aSiteThatServesIsWell() throws Exception {
            var outcome = smoke("--admin", site + "/desk", "--commit", "c0ffee");
            assertThat(outcome.code()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("/exhibits/tower/", "c0ffee", "admin closed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/exhibits/", "/exhibits/tower/", "/health"})
        void itIsNotWellWithoutOneOfThem(String path) throws Exception {
            refusals.put(path, 503);
            assertThat(smoke().code()).isEqualTo(1);
        }

        @Test
        void halfAPageIsNotWell() throws Exception {
            pages.put("/", PAGE.substring(0, PAGE.length() - 8));
            assertThat(smoke().code()).isEqualTo(1);
        }

        @Test
        void anOpenAdminIsNotWell() throws Exception {
            refusals.put("/desk/", 200);
            assertThat(smoke("--admin", site + "/desk").code()).isEqualTo(1);
            refusals.put("/admin/", 200);
            assertThat(smoke().code()).isEqualTo(1);
        }

        @Test
        void anotherVersionIsNotWell() throws Exception {
            var outcome = smoke("--commit", "decaf");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.output()).contains("decaf is not serving yet");
        }

        @Test
        void wrongUseIsTold() throws Exception {
            assertThat(script("smoke").code()).isEqualTo(2);
            assertThat(smoke("--commit").code()).isEqualTo(2);
            assertThat(smoke("--nonsense").code()).isEqualTo(2);
        }
    }
    /** Items 20 to 30 need a control plane; what is shown here is that the script does not pass without one. */
    @Nested
    class Cluster {
        private Checkout.Outcome cluster(String... arguments) throws Exception {
            // Nothing was built there; the definitions of kinds are on no PATH.
            return scriptIn(folder, "cluster", Map.of("OV_CACHE", folder.toString(), "OV_KINDS", ""), arguments);
        }

        @Test
        void withoutAControlPlaneNothingIsProvedAndItSaysWhatIsMissing() throws Exception {
            var outcome = cluster("--only", "25");
            assertThat(outcome.code()).isEqualTo(3);
            assertThat(outcome.output()).contains("nothing is proved: there is no kinds (OV_KINDS,");
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void wrongUseIsTold() throws Exception {
            assertThat(cluster("--only", "19").code()).isEqualTo(2);
            assertThat(cluster("--only", "all").code()).isEqualTo(2);
            assertThat(cluster("--nonsense").code()).isEqualTo(2);
            assertThat(script("control-plane").code()).isEqualTo(2);
            assertThat(script("control-plane", "docker").code()).isEqualTo(2);
        }
    }
}
