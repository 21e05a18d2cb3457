package org.openvault.backend.command;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openvault.backend.version.Version;

/** Which releases changed the schema, and who serves. By the database's clock, which is one. */
@ApplicationScoped
class ProcessQueries {

    /** For so long a process that said nothing is thought to serve. */
    private static final String SILENCE = "interval '2 minutes'";

    /** @param schema the newest migration that it knows */
    record Serving(String version, String schema) {}

    @Inject
    AgroalDataSource database;

    /** The newest migration of each release, as far as it was noted. */
    List<String> steps() {
        return isThere("schema_step") ? list("select schema from schema_step") : List.of();
    }

    @Transactional
    void noteStep(String schema) {
        update(
                "insert into schema_step (schema, version, commit_id, at) values (?, ?, ?, clock_timestamp()) on conflict do nothing",
                schema,
                Version.own().version(),
                Version.own().commit());
    }

    List<Serving> serving() {
        if (!isThere("process")) {
            return List.of();
        }
        return list("select version || chr(10) || schema from process where seen_at > clock_timestamp() - " + SILENCE
                        + " order by started_at")
                .stream()
                .map(row -> row.split("\n"))
                .map(row -> new Serving(row[0], row[1]))
                .toList();
    }

    /** Also says again that a process is there, and forgets those that ended without a word. */
    @Transactional
    void note(UUID id, Roles roles, String schema) {
        update(
                """
                insert into process (id, roles, version, commit_id, schema, started_at, seen_at)
                values (?, string_to_array(?, ','), ?, ?, ?, clock_timestamp(), clock_timestamp())
                on conflict (id) do update set seen_at = excluded.seen_at
                """,
                id,
                String.join(",", roles.names()),
                Version.own().version(),
                Version.own().commit(),
                schema);
        update("delete from process where seen_at < clock_timestamp() - 10 * " + SILENCE);
    }

    @Transactional
    void forget(UUID id) {
        update("delete from process where id = ?", id);
    }

    private boolean isThere(String table) {
        return !list("select 'yes' where to_regclass('%s') is not null".formatted(table))
                .isEmpty();
    }

    private List<String> list(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            var values = new ArrayList<String>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
