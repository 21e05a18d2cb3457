package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.Fault;
import org.openvault.backend.publishing.Place;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.publishing.TimetableReport.Clash;
import org.openvault.backend.publishing.TimetableReport.Effect;
import org.openvault.backend.publishing.TimetableReport.State;
import org.openvault.backend.publishing.Unseen;

/** What a change of the timetable does, or would do. Of each list at most a thousand lines; the counts tell of all. */
final class ReportOutput {

    static final int MOST_LINES = 1000;

    private ReportOutput() {}

    static ObjectNode of(TimetableReport report) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", report.at().toString())
                .put("possible", report.isPossible());
        faults(report, json.putArray("faults"));
        ArrayNode clashes = json.put("clashes_count", report.clashes().size()).putArray("clashes");
        report.clashes().stream().limit(MOST_LINES).forEach(clash -> add(clash, clashes.addObject()));
        ArrayNode effects = json.put("effects_count", report.effects().size()).putArray("effects");
        report.effects().stream().limit(MOST_LINES).forEach(effect -> add(effect, effects.addObject()));
        ArrayNode unseen = json.put("unseen_count", report.unseen().size()).putArray("unseen");
        report.unseen().stream().limit(MOST_LINES).forEach(each -> add(each, unseen.addObject()));
        return json;
    }

    private static void faults(TimetableReport report, ArrayNode faults) {
        report.faults().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .limit(MOST_LINES)
                .forEach(entry -> add(entry.getValue(), faults.addObject().put("entry_id", entry.getKey())));
    }

    private static void add(List<Fault> faults, ObjectNode json) {
        ArrayNode errors = json.putArray("errors");
        for (Fault fault : faults) {
            ObjectNode error = errors.addObject().put("message", fault.message());
            ArrayNode loc = error.putArray("loc");
            fault.at().forEach(step -> {
                if (step instanceof Integer index) {
                    loc.add(index);
                } else {
                    loc.add(step.toString());
                }
            });
        }
    }

    private static void add(Clash clash, ObjectNode json) {
        json.put("entry_id", clash.entryId()).put("path", clash.path()).put("by_entry_id", clash.byEntry());
    }

    private static void add(Effect effect, ObjectNode json) {
        json.put("entry_id", effect.entryId())
                .put("kind", effect.kind())
                .put("title", effect.title())
                .put("is_plan", effect.isPlan());
        json.set("before", of(effect.before()));
        json.set("after", of(effect.after()));
    }

    private static @Nullable ObjectNode of(@Nullable State state) {
        if (state == null) {
            return null;
        }
        Place place = state.place();
        return JsonNodeFactory.instance
                .objectNode()
                .put("revision_id", state.revisionId())
                .put("path", state.path())
                .put("parent_id", place == null ? null : place.parentId());
    }

    private static void add(Unseen unseen, ObjectNode json) {
        json.put("entry_id", unseen.entryId()).put("kind", unseen.kind()).put("title", unseen.title());
    }
}
