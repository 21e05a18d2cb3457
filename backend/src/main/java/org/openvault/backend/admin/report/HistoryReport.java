package org.openvault.backend.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditEntry;
import org.openvault.backend.audit.ReadHistory;
import org.openvault.backend.user.Directory;

/** What happened on the whole site, the newest first. */
@ApplicationScoped
class HistoryReport implements Report {

    @Inject
    ReadHistory readHistory;

    @Inject
    Directory directory;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String title(ReportWords words) {
        return words.history();
    }

    @Override
    public List<String> heads(ReportWords words) {
        return List.of(words.when(), words.who(), words.action(), words.entry());
    }

    @Override
    public List<String> filters() {
        return List.of("user", "action", "since", "until");
    }

    @Override
    public Part read(Actor.Person actor, Filter filter, String after, int limit, ReportWords words) {
        Long user = filter.user().isEmpty()
                ? null
                : directory.findByName(filter.user()).orElse(-1L); // nobody did anything by that name
        var question = new ReadHistory.Question(
                null, user, filter.action().isEmpty() ? null : filter.action(), filter.begin(), filter.end());
        long before = Keyset.number(after);
        ReadHistory.Part part = readHistory.read(actor, question, before == 0 ? null : before, limit);
        return new Part(
                part.entries().stream().map(HistoryReport::row).toList(),
                part.next() == null ? "" : String.valueOf(part.next()));
    }

    private static List<Cell> row(AuditEntry entry) {
        boolean isPage = entry.entryId != null && entry.action.startsWith("page.");
        return List.of(
                Cell.of(entry.at),
                Cell.of(entry.actor),
                Cell.of(entry.action),
                entry.entryId == null
                        ? Cell.of("")
                        : Cell.link("", entry.entryId, isPage ? "/admin/pages/" + entry.entryId : ""));
    }
}
