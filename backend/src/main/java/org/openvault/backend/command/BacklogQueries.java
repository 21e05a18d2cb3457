package org.openvault.backend.command;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/** Counts what waits, by partial indexes that hold nothing else. */
@ApplicationScoped
class BacklogQueries {

    private static final Logger LOG = Logger.getLogger(BacklogQueries.class);
    private static final int PATIENCE_SECONDS = 2;
    private static final String COUNT = """
            with late as (
                select live_from as due from publication where not announced and live_from <= clock_timestamp()
                union all
                select live_until from publication where not end_announced and live_until <= clock_timestamp())
            select (select coalesce(max(sequence), 0) from change),
                   (select count(*) from webhook_delivery where state = 'waiting'),
                   (select count(*) from webhook where disabled_at is null and failing_since is not null),
                   (select count(*) from form_mail where state = 'waiting') + (select count(*) from comment_mail),
                   (select count(*) from late),
                   (select coalesce(extract(epoch from clock_timestamp() - min(due)), 0) from late),
                   (select count(*) from user_session where revoked_at is null and expires_at > clock_timestamp())
            """;

    @Inject
    AgroalDataSource database;

    /** Unknown where the database does not answer: that is told by others. */
    Backlog count() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet row = statement.executeQuery(COUNT)) {
                row.next();
                return new Backlog(
                        row.getDouble(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getDouble(7));
            }
        } catch (SQLException away) {
            LOG.debugf("what waits was not counted: %s", away.getMessage());
            return Backlog.UNKNOWN;
        }
    }
}
