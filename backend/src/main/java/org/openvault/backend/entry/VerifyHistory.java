package org.openvault.backend.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.entry.Verification.Broken;
import org.openvault.backend.entry.Verification.Unbroken;

/**
 * Recomputes the hash of every revision, or names the first that does not follow from the one before. Revisions that are gone
 * from an entry's end are missed where the audit log tells of them. Whoever rewrites an entry's whole chain and the audit log
 * too is not found out by this: for that, keep what it printed somewhere else.
 */
@ApplicationScoped
public class VerifyHistory {

    /** Rows in memory at a time: a document may have a megabyte. */
    private static final int AT_ONCE = 20;

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Inject
    AgroalDataSource database;

    /** One picture of the database, however long it takes and whoever saves meanwhile. For operators: asks for no permission. */
    public Verification verify() {
        return verify(0, Long.MAX_VALUE);
    }

    public Verification verify(long entryId) {
        return verify(entryId, entryId);
    }

    private Verification verify(long first, long last) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                Verification chains = chains(connection, first, last);
                return chains instanceof Unbroken unbroken ? ends(connection, unbroken, first, last) : chains;
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the history cannot be read", failed);
        }
    }

    private static Verification chains(Connection connection, long first, long last) throws SQLException {
        long revisions = 0;
        long entries = 0;
        Revision previous = null;
        try (PreparedStatement statement = connection.prepareStatement("""
                select r.entry_id, r.number, r.type, r.type_version, r.author, r.author_id, r.created_at, r.opened_at, r.note, r.based_on,
                    r.sealed, r.edition, r.chain, r.hash, r.document_hash, cast(r.document as text) as document,
                    e.erased_at is not null as erased
                from revision r join entry e on e.id = r.entry_id
                where r.entry_id between ? and ?
                order by r.entry_id, r.number
                """)) {
            statement.setFetchSize(AT_ONCE);
            ResultSet row = between(statement, first, last);
            while (row.next()) {
                Revision revision = read(row);
                if (previous == null || !previous.entryId.equals(revision.entryId)) {
                    previous = null;
                    entries++;
                }
                Optional<String> wrong = wrong(revision, previous, row.getBoolean("erased"));
                if (wrong.isPresent()) {
                    return new Broken(revisions, revision.entryId, revision.number, wrong.get());
                }
                revisions++;
                previous = revision;
            }
        }
        return new Unbroken(revisions, entries);
    }

    private static Optional<String> wrong(Revision revision, @Nullable Revision previous, boolean erased) {
        int expected = previous == null ? 1 : previous.number + 1;
        if (revision.number != expected) {
            return Optional.of("revision %d is missing before it".formatted(expected));
        }
        if (previous != null && !previous.sealed) {
            return Optional.of("the revision before it is still open");
        }
        if (revision.chain < 1 || revision.chain > Chain.NEWEST) {
            return Optional.of("no formula %d is known".formatted(revision.chain));
        }
        if (revision.document == null) {
            if (!erased) {
                return Optional.of("its document is gone, though the entry was not removed");
            }
            if (revision.chain == 1) {
                return Optional
                        .empty(); // only its document could prove it; what comes after still holds on to its hash
            }
        } else if (revision.chain > 1 && !Arrays.equals(revision.documentHash, Chain.documentHash(revision.document))) {
            return Optional.of("its document is not the one that was saved");
        }
        return Arrays.equals(revision.hash, Chain.hash(revision, previous == null ? null : previous.hash))
                ? Optional.empty()
                : Optional.of("its hash does not follow from what it says and the revision before");
    }

    private static Verification ends(Connection connection, Unbroken unbroken, long first, long last)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select told.entry_id, told.number from (
                    select entry_id, max(cast(after ->> 'revision' as integer)) as number from audit_entry
                    where entry_id between ? and ? and action like '%saved' and after ->> 'revision' is not null group by entry_id) told
                where told.number > (select coalesce(max(r.number), 0) from revision r where r.entry_id = told.entry_id)
                order by told.entry_id limit 1
                """)) {
            ResultSet row = between(statement, first, last);
            return row.next()
                    ? new Broken(
                            unbroken.revisions(),
                            row.getLong(1),
                            row.getInt(2),
                            "it is gone, though the audit log tells of it")
                    : unbroken;
        }
    }

    private static ResultSet between(PreparedStatement statement, long first, long last) throws SQLException {
        statement.setLong(1, first);
        statement.setLong(2, last);
        return statement.executeQuery();
    }

    private static Revision read(ResultSet row) throws SQLException {
        var revision = new Revision();
        revision.entryId = row.getLong("entry_id");
        revision.number = row.getInt("number");
        revision.type = row.getString("type");
        revision.typeVersion = row.getInt("type_version");
        revision.author = row.getString("author");
        revision.authorId = row.getObject("author_id", Long.class);
        revision.createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        revision.openedAt = instant(row.getObject("opened_at", OffsetDateTime.class));
        revision.note = row.getString("note");
        revision.basedOn = row.getObject("based_on", Integer.class);
        revision.sealed = row.getBoolean("sealed");
        revision.edition = row.getInt("edition");
        revision.chain = row.getShort("chain");
        revision.hash = row.getBytes("hash");
        revision.documentHash = row.getBytes("document_hash");
        String text = row.getString("document");
        try {
            revision.document = text == null ? null : EXACT.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new SQLException("the database returned what is no JSON", impossible);
        }
        return revision;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
