package org.openvault.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Wagtail with the content API that ours takes the place of: pages of the same titles and texts, in a schema of its own in
 * the same database, served by gunicorn with a worker for each core. {@code ./ov} installs it, and names its Python.
 */
final class WagtailBeside implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String SCHEMA = "wagtail";

    private static final String TEXTS = """
            select c.title, p.slug, r.document #>> '{body,0,value}'
            from publication p join revision r on r.id = p.revision_id join content c on c.revision_id = p.revision_id
            where p.type = 'pages.StandardPage' and not p.past order by p.id limit %d
            """;

    private final Path python;
    private final Path folder;
    private final DatabaseAccess database;
    private final int port = Port.anyFree().number();
    private Process server;

    private WagtailBeside(Path python, Path folder, DatabaseAccess database) {
        this.python = python;
        this.folder = folder;
        this.database = database;
    }

    /** Where its Python is, if it could be had. */
    static Optional<Path> python() {
        return Optional.ofNullable(System.getenv("OV_WAGTAIL")).map(Path::of).filter(Files::isExecutable);
    }

    static WagtailBeside start(Path python, Path folder, DatabaseAccess database, int pages) throws IOException {
        var wagtail = new WagtailBeside(python, folder, database);
        try {
            wagtail.prepare(pages);
            wagtail.serve();
            return wagtail;
        } catch (SQLException failed) {
            throw new Trouble("Cannot make the pages of Wagtail: " + Failure.reason(failed));
        } catch (IOException | RuntimeException failed) {
            wagtail.close();
            throw failed;
        }
    }

    private void prepare(int pages) throws SQLException, IOException {
        copySources(Path.of(System.getenv("OV_CHECKOUT"), "backend/launcher/src/wagtail"));
        List<String> texts = texts(pages);
        django(List.of(), "makemigrations", "-v0", "beside");
        django(List.of(), "migrate", "-v0");
        django(texts, "fill");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** Django writes its migrations beside the sources. */
    private void copySources(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".py")).toList()) {
                Path copy = folder.resolve(sources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private List<String> texts(int pages) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists %1$s cascade; create schema %1$s".formatted(SCHEMA));
            try (var rows = statement.executeQuery(TEXTS.formatted(pages))) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    ObjectNode page = JsonNodeFactory.instance.objectNode();
                    page.put("title", rows.getString(1))
                            .put("slug", rows.getString(2))
                            .put("body", rows.getString(3));
                    texts.add(page.toString());
                }
                return texts;
            }
        }
    }

    private void django(List<String> input, String... words) throws IOException {
        var command = new ArrayList<>(List.of(python.toString(), "-m", "django"));
        command.addAll(List.of(words));
        Process process = start(command);
        try (var writer = process.outputWriter()) {
            for (String line : input) writer.write(line + "\n");
        }
        try {
            if (process.waitFor() != 0) throw new Trouble("Wagtail: %s failed; see %s".formatted(words[0], log()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED, "stopped");
        }
    }

    private void serve() throws IOException {
        server = start(List.of(
                python.resolveSibling("gunicorn").toString(),
                "--workers=" + Runtime.getRuntime().availableProcessors(),
                "--bind=127.0.0.1:" + port,
                "--log-level=warning",
                "beside.wsgi"));
        if (!Await.until(PATIENCE, () -> Http.isOk(list()))) throw new Trouble("Wagtail does not answer; see " + log());
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        URI address = URI.create(database.url().substring("jdbc:".length()));
        builder.environment()
                .putAll(Map.of(
                        "PYTHONPATH", folder.toString(),
                        "DJANGO_SETTINGS_MODULE", "beside.settings",
                        "BESIDE_HOST", address.getHost(),
                        "BESIDE_PORT", String.valueOf(address.getPort()),
                        "BESIDE_DATABASE", address.getPath().substring(1),
                        "BESIDE_USER", database.user(),
                        "BESIDE_PASSWORD", database.password()));
        return builder.start();
    }

    private Path log() {
        return folder.resolve("wagtail.log");
    }

    String list() {
        return "http://127.0.0.1:" + port + "/api/v2/pages/?limit=20";
    }

    @Override
    public void close() {
        if (server != null) server.destroy();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists %s cascade".formatted(SCHEMA));
        } catch (SQLException failed) {
            // The next run drops it first.
        }
    }
}
