package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.publishing.FindUsages.Usage;
import org.openvault.backend.publishing.PublishOutcome;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.publishing.Unseen;

/** What came of changing what readers see, as the API tells it. Whatever was refused is thrown, so that nothing of it stays. */
final class Outcomes {

    /** More effects are counted, not told. */
    private static final int MOST_EFFECTS = 1000;

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
                body.set("unseen", unseen(published.unseen()));
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
            errors.set("errors", faults(report));
            throw Refusal.of(422, "Invalid content", report.reasons()).with(errors);
        }
        if (!report.clashes().isEmpty()) {
            ObjectNode clashes = JSON.objectNode();
            clashes.set("clashes", clashes(report));
            throw Refusal.conflict(report.reasons()).with(clashes);
        }
        return report;
    }

    /** @param numbers of the revisions by their ids */
    static ObjectNode of(TimetableReport report, Map<Long, Integer> numbers) {
        ObjectNode body = JSON.objectNode().put("at", report.at().toString()).put("possible", report.isPossible());
        body.set("faults", faults(report));
        body.set("clashes", clashes(report));
        body.put("effects_count", report.effects().size());
        ArrayNode effects = body.putArray("effects");
        report.effects().stream().limit(MOST_EFFECTS).forEach(effect -> effects.add(effect(effect, numbers)));
        body.set("unseen", unseen(report.unseen()));
        return body;
    }

    private static ObjectNode effect(TimetableReport.Effect effect, Map<Long, Integer> numbers) {
        ObjectNode body = JSON.objectNode()
                .put("id", effect.entryId())
                .put("kind", effect.kind())
                .put("title", effect.title());
        put(body, "before", effect.before(), numbers);
        put(body, "after", effect.after(), numbers);
        return body.put("plan", effect.isPlan());
    }

    private static void put(
            ObjectNode body, String name, TimetableReport.@Nullable State state, Map<Long, Integer> numbers) {
        if (state == null) {
            body.putNull(name);
        } else {
            body.putObject(name).put("url", state.path()).put("revision", numbers.get(state.revisionId()));
        }
    }

    private static ArrayNode faults(TimetableReport report) {
        ArrayNode all = JSON.arrayNode();
        report.faults()
                .forEach((entry, faults) -> faults.forEach(fault -> {
                    ObjectNode one = all.addObject().put("entry_id", entry).put("message", fault.message());
                    ArrayNode loc = one.putArray("loc");
                    fault.at().forEach(step -> {
                        if (step instanceof Integer index) {
                            loc.add(index);
                        } else {
                            loc.add(step.toString());
                        }
                    });
                }));
        return all;
    }

    private static ArrayNode clashes(TimetableReport report) {
        ArrayNode all = JSON.arrayNode();
        report.clashes().forEach(clash -> all.addObject()
                .put("entry_id", clash.entryId())
                .put("path", clash.path())
                .put("by_entry", clash.byEntry()));
        return all;
    }

    private static ArrayNode unseen(List<Unseen> unseen) {
        ArrayNode all = JSON.arrayNode();
        unseen.forEach(one ->
                all.addObject().put("id", one.entryId()).put("kind", one.kind()).put("title", one.title()));
        return all;
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
