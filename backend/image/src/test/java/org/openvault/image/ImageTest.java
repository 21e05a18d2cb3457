package org.openvault.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of a small application, taken apart again. */
class ImageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void staged() throws IOException {
        stage = stage("stage");
    }

    /** Careless on purpose: files that anybody may write, data of a running system, times of today. */
    private Stage stage(String name) throws IOException {
        var made = new Stage(folder.resolve(name));
        write(made.java().resolve("bin/java"), "#!/bin/sh", "rwxrwxrwx");
        write(made.java().resolve("lib/modules"), "modules", "rw-rw-rw-");
        write(made.application().resolve("quarkus-run.jar"), "runs", "rw-rw-rw-");
        write(made.application().resolve("lib/main/library.jar"), "library", "rw-------");
        write(made.application().resolve("app/backend.jar"), "ours", "rw-r--r--");
        write(made.application().resolve(".ov/home/db-password"), "secret", "rw-------");
        return made;
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private String build(Stage from, Path tar) throws InvalidImageReferenceException {
        return new Image(Part.BACKEND, from, Image.SCRATCH, "arm64", "1.2.3", "c0ffee")
                .build(Target.tar(tar, Part.BACKEND, folder.resolve("cache-" + tar.getFileName())));
    }

    private Unpacked unpacked() throws Exception {
        Path tar = folder.resolve("image.tar");
        build(stage, tar);
        return Unpacked.of(tar);
    }

    @Test
    void theSameContentIsTheSameImageWheneverItIsMade() throws Exception {
        Stage again = stage("elsewhere");
        Files.setLastModifiedTime(
                again.application().resolve("quarkus-run.jar"), FileTime.from(Instant.parse("2020-02-02T00:00:00Z")));
        Path first = folder.resolve("first.tar");
        Path second = folder.resolve("second.tar");
        String digest = build(stage, first);
        assertThat(digest).matches("sha256:[0-9a-f]{64}").isEqualTo(build(again, second));
        assertThat(Unpacked.of(first).index()).isEqualTo(Unpacked.of(second).index());
        Files.writeString(again.application().resolve("app/backend.jar"), "changed");
        assertThat(build(again, folder.resolve("third.tar"))).isNotEqualTo(digest);
    }

    @Test
    void itStartsJavaAsNobody() throws Exception {
        JsonNode config = unpacked().config();
        assertThat(config.path("architecture").asText()).isEqualTo("arm64");
        assertThat(config.path("created").asText()).isEqualTo(Stage.TIME.toString());
        JsonNode run = config.path("config");
        assertThat(run.path("User").asText()).isEqualTo("65532");
        assertThat(run.path("WorkingDir").asText()).isEqualTo("/app");
        assertThat(words(run.path("Entrypoint")))
                .startsWith("/opt/java/bin/java")
                .endsWith("-jar", "/app/quarkus-run.jar")
                .contains("-XX:MaxRAMPercentage=60")
                .noneMatch(word -> word.startsWith("-Xmx") || word.contains("AOTCache"));
        assertThat(words(run.path("Env"))).contains("HOME=/tmp", "OV_MEDIA_DIR=/media", "JAVA_HOME=/opt/java");
        assertThat(run.path("ExposedPorts").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("8081/tcp", "9000/tcp");
        JsonNode labels = run.path("Labels");
        assertThat(labels.path("org.opencontainers.image.revision").asText()).isEqualTo("c0ffee");
        assertThat(labels.path("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
    }

    @Test
    void whatTheJdkLearnedComesInALayerOfItsOwnAndIsUsed() throws Exception {
        int layers = unpacked().layers().size();
        Files.writeString(stage.learned(), "learned");
        Unpacked with = unpacked();
        assertThat(words(with.config().path("config").path("Entrypoint")))
                .contains("-XX:AOTCache=/app/application.aot");
        assertThat(with.layers()).hasSize(layers + 1);
        assertThat(with.layers().getLast()).extracting(TarArchiveEntry::getName).contains("app/application.aot");
    }

    @Test
    void librariesHaveALayerThatTheApplicationsChangesLeaveAlone() throws Exception {
        List<JsonNode> before = unpacked().layerDescriptors();
        Files.writeString(stage.application().resolve("app/backend.jar"), "changed");
        List<JsonNode> after = unpacked().layerDescriptors();
        assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
        assertThat(after.get(2)).isNotEqualTo(before.get(2));
    }

    @Test
    void everythingIsRootsReadableByAllAndWritableByNobodyElse() throws Exception {
        List<TarArchiveEntry> entries =
                unpacked().layers().stream().flatMap(List::stream).toList();
        assertThat(entries).extracting(TarArchiveEntry::getName).contains("app/quarkus-run.jar", "opt/java/bin/java");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getMode() & 0022).as(entry.getName()).isZero();
            assertThat(entry.getMode() & 0004).as(entry.getName()).isNotZero();
            assertThat(entry.getMode() & 06000).as(entry.getName()).isZero();
            assertThat(entry.getLongUserId()).isZero();
            assertThat(entry.getLongGroupId()).isZero();
            assertThat(entry.isSymbolicLink()).isFalse();
        });
        assertThat(entries)
                .filteredOn(entry -> entry.getName().equals("opt/java/bin/java"))
                .singleElement()
                .satisfies(java -> assertThat(java.getMode() & 0111).isEqualTo(0111));
        assertThat(entries)
                .filteredOn(TarArchiveEntry::isFile)
                .extracting(entry -> entry.getLastModifiedDate().toInstant())
                .containsOnly(Stage.TIME);
    }

    @Test
    void dataOfARunningSystemNeverComeAlong() throws Exception {
        assertThat(unpacked().layers().stream().flatMap(List::stream))
                .extracting(TarArchiveEntry::getName)
                .isNotEmpty()
                .noneMatch(name -> name.contains(".ov"));
    }

    @Test
    void itIsPushedAsItIsWrittenIntoAFile() throws Exception {
        var pushed = new ConcurrentHashMap<String, byte[]>();
        HttpServer registry = registry(pushed);
        try {
            String name = "127.0.0.1:" + registry.getAddress().getPort() + "/ov/backend:one";
            String digest = new Image(Part.BACKEND, stage, Image.SCRATCH, "arm64", "1.2.3", "c0ffee")
                    .build(Target.registry(name, Map.of(), folder.resolve("cache")));
            assertThat(digest).isEqualTo(build(stage, folder.resolve("beside.tar")));
            JsonNode manifest = JSON.readTree(pushed.get("/v2/ov/backend/manifests/one"));
            assertThat(manifest.path("layers")).hasSize(3);
        } finally {
            registry.stop(0);
        }
    }

    /** As much of a registry as takes everything and has nothing. */
    private static HttpServer registry(Map<String, byte[]> pushed) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            int status =
                    switch (exchange.getRequestMethod()) {
                        case "PUT" -> 201;
                        case "POST", "PATCH" -> 202;
                        default -> path.equals("/v2/") ? 200 : 404;
                    };
            if (status == 201) pushed.put(path, body);
            if (status == 202) exchange.getResponseHeaders().set("Location", "/v2/ov/backend/blobs/uploads/1");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void aBaseIsNamedByItsDigest() {
        assertThatThrownBy(() -> new Image(Part.FRONTEND, stage, "redhat/ubi9-minimal:9.7", "amd64", "1", "c0ffee"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("digest");
        assertThat(Checkout.text(".ci/base-image").strip()).matches("redhat/ubi9-minimal:[0-9.-]+@sha256:[0-9a-f]{64}");
    }

    @Test
    void itStartsWithTheFlagsThatTheLauncherStartsWith() {
        String launcher = Checkout.text("backend/launcher/src/main/java/org/openvault/launcher/Application.java");
        List<String> flags = Pattern.compile("\"(-(?:XX:|-enable|Djava)[^\"]*)\"")
                .matcher(launcher)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(flags).hasSizeGreaterThan(3);
        assertThat(Command.inImage().with()).containsAll(flags);
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** An OCI layout in a tar. */
    private record Unpacked(Map<String, byte[]> files) {
        static Unpacked of(Path tar) throws IOException {
            var files = new HashMap<String, byte[]>();
            try (var stream = new TarArchiveInputStream(Files.newInputStream(tar))) {
                for (TarArchiveEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                    files.put(entry.getName(), stream.readAllBytes());
                }
            }
            return new Unpacked(files);
        }

        JsonNode index() throws IOException {
            return JSON.readTree(files.get("index.json"));
        }

        private byte[] blob(JsonNode descriptor) {
            return files.get("blobs/" + descriptor.path("digest").asText().replace(':', '/'));
        }

        private JsonNode manifest() throws IOException {
            return JSON.readTree(blob(index().path("manifests").path(0)));
        }

        JsonNode config() throws IOException {
            return JSON.readTree(blob(manifest().path("config")));
        }

        List<JsonNode> layerDescriptors() throws IOException {
            var layers = new ArrayList<JsonNode>();
            manifest().path("layers").forEach(layers::add);
            return layers;
        }

        List<List<TarArchiveEntry>> layers() throws IOException {
            var layers = new ArrayList<List<TarArchiveEntry>>();
            for (JsonNode descriptor : layerDescriptors()) {
                InputStream content = new GZIPInputStream(new ByteArrayInputStream(blob(descriptor)));
                var entries = new ArrayList<TarArchiveEntry>();
                try (var stream = new TarArchiveInputStream(content)) {
                    for (TarArchiveEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                        entries.add(entry);
                    }
                }
                layers.add(entries);
            }
            return layers;
        }
    }
}
