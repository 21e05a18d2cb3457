package org.openvault.backend;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL of its own for each test run, and a folder for files. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;
    private Path media;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
            media = Files.createTempDirectory("ov-media");
            String url = postgres.getJdbcUrl("postgres", "postgres");
            return Map.of(
                    "OV_DB_JDBC_URL", url,
                    "OV_DB_USER", "postgres",
                    "OV_DB_PASSWORD", "postgres",
                    "OV_MIGRATE_AT_START", "true",
                    "OV_MEDIA_DIR", media.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (media != null) {
                FileUtils.deleteDirectory(media.toFile());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
