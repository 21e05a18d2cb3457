package org.openvault.backend.publishing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements over many rows at once, on the connection of the running transaction: a change of ten thousand publications is
 * a handful of statements with arrays, which an object mapper cannot say.
 */
@ApplicationScoped
class Sql {

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    /**
     * Collections become arrays: of bigint, text, timestamptz, numeric or boolean, by their first element that is not null.
     * One of nothing but nulls is of text, and one that is empty of bigint: a statement that may meet these casts.
     */
    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        entities.flush(); // what was written through the mapper is to be seen
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("reading failed: " + failed.getMessage(), failed);
        }
    }

    int update(String sql, @Nullable Object... values) {
        entities.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException failed) {
            throw new IllegalStateException("writing failed: " + failed.getMessage(), failed);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            statement.setObject(
                    index + 1, value instanceof Collection<?> many ? array(connection, many) : parameter(value));
        }
        return statement;
    }

    private static java.sql.Array array(Connection connection, Collection<?> values) throws SQLException {
        Object sample = values.stream()
                .filter(v -> v != null)
                .map(Object.class::cast)
                .findFirst()
                .orElse(values.isEmpty() ? (Object) 0L : "");
        String type =
                switch (sample) {
                    case Long l -> "bigint";
                    case Instant i -> "timestamptz";
                    case BigDecimal d -> "numeric";
                    case Boolean b -> "boolean";
                    default -> "text";
                };
        Object[] elements = values.stream()
                .map(v -> v instanceof Instant instant ? instant.toString() : v)
                .toArray();
        return connection.createArrayOf(type, elements);
    }

    private static @Nullable Object parameter(@Nullable Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    /** An array of ids as text, for statements that take many such arrays in one. */
    static String literal(Collection<Long> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
