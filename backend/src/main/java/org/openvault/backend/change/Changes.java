package org.openvault.backend.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the feed. The table is the truth; whoever was away reads on from the sequence last seen. */
@ApplicationScoped
public class Changes {

    @Inject
    @DataSource("reader")
    AgroalDataSource database;

    /** The newest sequence, 0 when nothing has happened yet. */
    public long head() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(sequence), 0) from change");
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The changes after a sequence, oldest first, at most {@code most}. */
    public List<Change> after(long sequence, int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select sequence, at, kind, tags from change where sequence > ? order by sequence limit ?")) {
            statement.setLong(1, sequence);
            statement.setInt(2, most);
            try (ResultSet result = statement.executeQuery()) {
                var changes = new ArrayList<Change>();
                while (result.next()) {
                    changes.add(new Change(
                            result.getLong(1),
                            result.getObject(2, OffsetDateTime.class).toInstant(),
                            result.getString(3),
                            List.of((String[]) result.getArray(4).getArray())));
                }
                return changes;
            }
        }
    }
}
