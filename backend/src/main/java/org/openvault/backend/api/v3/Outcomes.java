package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.FindUsages.Usage;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.TimetableReport;

/** What came of changing what readers see, as the API tells it. Whatever was refused is thrown, so that nothing of it stays. */
final class Outcomes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Outcomes() {}

    /** @throws Problem when it was not published */
    static ObjectNode require(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Published published -> {
                ObjectNode body = JSON.objectNode()
                        .put("outcome", "published")
                        .put("at", published.from().toString())
                        .put("live_url", published.path().orElse(null));
                body.set("unseen", ReportOutput.unseen(published.unseen()));
                yield body;
            }
            case PublishOutcome.Unchanged() -> JSON.objectNode().put("outcome", "unchanged");
            case PublishOutcome.Refused(List<Fault> faults) -> throw new Problem.InvalidContent(faults);
            case PublishOutcome.Conflict(String path, long entryId) -> {
                ObjectNode clash = JSON.objectNode();
                clash.putArray("clashes").addObject().put("path", path).put("by_entry", entryId);
                throw Refusal.conflict("entry " + entryId + " stands at " + path)
                        .with(clash);
            }
        };
    }

    /** @throws Refusal when it was not possible */
    static TimetableReport require(TimetableReport report) {
        if (!report.faults().isEmpty()) {
            ObjectNode errors = JSON.objectNode();
            errors.set("errors", ReportOutput.faults(report));
            throw Refusal.of(422, "Invalid content", report.reasons()).with(errors);
        }
        if (!report.clashes().isEmpty()) {
            ObjectNode clashes = JSON.objectNode();
            clashes.set("clashes", ReportOutput.clashes(report));
            throw Refusal.conflict(report.reasons()).with(clashes);
        }
        return report;
    }

    /** @param titled whether whoever asks may know what the entry is called */
    static ObjectNode usage(Usage usage, boolean titled) {
        return JSON.objectNode()
                .put("id", usage.entryId())
                .put("kind", usage.kind())
                .put("type", usage.type())
                .put("title", titled ? usage.title() : null)
                .put("target_id", usage.targetId())
                .put("in_draft", usage.inDraft())
                .put("live", usage.live());
    }
}
