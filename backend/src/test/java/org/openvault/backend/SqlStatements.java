package org.openvault.backend;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the database itself says of the statements that it was sent. */
@ApplicationScoped
public class SqlStatements {

    @Inject
    AgroalDataSource database;

    private final Set<Long> broken = ConcurrentHashMap.newKeySet();

    /** How many statements the database counted while the work was done; tests of one run come one after the other. */
    public int during(Runnable work) {
        return count("query like '%publication%' or query like '%revision%' or query like '%site%'", work);
    }

    /** Counts those statements only whose text is like the pattern. */
    public int during(String pattern, Runnable work) {
        return count("query like '" + pattern + "'", work);
    }

    private int count(String which, Runnable work) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
            work.run();
            try (ResultSet result =
                    statement.executeQuery("select coalesce(sum(calls), 0) from pg_stat_statements where " + which)) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Entries whose history is not what it was; a test that forges one adds it. */
    public Set<Long> broken() {
        return broken;
    }

    /** Puts nonsense where an entry's live document was, as only somebody with the database in hand could. */
    public void breakDocument(long entryId) {
        broken.add(entryId);
        rewriteHistory("update revision set document = '{\"title\": \"x\", \"body\": \"no blocks\"}' where entry_id = "
                + entryId);
    }

    /** Runs statements with the guard of the history away. */
    public void rewriteHistory(String... statements) {
        run("alter table revision disable trigger revision_is_immutable");
        try {
            run(statements);
        } finally {
            run("alter table revision enable trigger revision_is_immutable");
        }
    }

    public void run(String... statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public long count(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
