package org.openvault.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is there after all the editing and killing, read past the API where that could hide something. */
final class EditEvidence {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScratchBackend backend;
    private final EditLog log;
    private final List<Long> pages;
    private long doneWithoutAnswer;

    EditEvidence(ScratchBackend backend, EditLog log, List<Long> pages) {
        this.backend = backend;
        this.log = log;
        this.pages = List.copyOf(pages);
    }

    long doneWithoutAnswer() {
        return doneWithoutAnswer;
    }

    Optional<String> findDiscrepancy() throws IOException {
        try (Connection database = backend.access().connect()) {
            return inEdits(database)
                    .or(() -> inPublishings(database))
                    .or(this::inFeed)
                    .or(this::inHistory);
        } catch (SQLException e) {
            throw new Trouble("The database cannot be read: " + Failure.reason(e));
        }
    }

    private Optional<String> inEdits(Connection database) throws IOException, SQLException {
        Optional<String> first = Optional.empty();
        for (long page : pages) {
            var check = new EditCheck(drafts(database, page), log.of(page));
            Optional<String> found = check.run();
            if (first.isEmpty()) first = found;
            doneWithoutAnswer += check.doneWithoutAnswer();
        }
        return first;
    }

    private static List<Draft> drafts(Connection database, long page) throws IOException, SQLException {
        var drafts = new ArrayList<Draft>();
        try (PreparedStatement statement = database.prepareStatement("""
                select number, edition, document from revision where entry_id = ?
                union all select number, edition, document from autosave where entry_id = ?
                """)) {
            statement.setLong(1, page);
            statement.setLong(2, page);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var version = new DraftVersion(rows.getInt(1), rows.getInt(2));
                    drafts.add(Draft.of(version, JSON.readTree(rows.getString(3))));
                }
            }
        }
        return drafts;
    }

    /** When somebody was told that a page is published, readers found what had been acknowledged before, or something newer. */
    private Optional<String> inPublishings(Connection database) {
        try (PreparedStatement statement = database.prepareStatement("""
                select r.number from publication p join revision r on r.id = p.revision_id
                where p.entry_id = ? and p.live_from <= ? and (p.live_until is null or p.live_until > ?)
                """)) {
            for (EditLog.Published published : log.published()) {
                statement.setLong(1, published.page());
                statement.setTimestamp(2, new Timestamp(published.told()));
                statement.setTimestamp(3, new Timestamp(published.told()));
                try (var rows = statement.executeQuery()) {
                    int live = rows.next() ? rows.getInt(1) : 0;
                    if (live < published.atLeast() || live == 0)
                        return Optional.of("%s, and revision %d is live".formatted(published, live));
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new Trouble("The database cannot be read: " + Failure.reason(e));
        }
    }

    private Optional<String> inFeed() {
        Api api = Api.of(backend.url(), "");
        long last = 0;
        try {
            while (true) {
                JsonNode part = api.get("/api/v3/changes?after=" + last)
                        .orTrouble("the change feed")
                        .body();
                for (JsonNode change : part.path("changes")) {
                    long sequence = change.path("sequence").asLong();
                    if (sequence != last + 1)
                        return Optional.of("after change %d comes change %d in the feed".formatted(last, sequence));
                    last = sequence;
                }
                if (last == part.path("head").asLong()) return Optional.empty();
                if (part.path("changes").isEmpty())
                    return Optional.of("the feed ends at %d, but its head is %s".formatted(last, part.path("head")));
            }
        } catch (IOException e) {
            throw new Trouble("The change feed cannot be read: " + Failure.reason(e));
        }
    }

    private Optional<String> inHistory() {
        ScratchBackend.Said said = backend.command("verify-history");
        return said.exitCode() == 0 ? Optional.empty() : Optional.of("the history is broken: " + said.text());
    }
}
