package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.api.ProblemJson;
import org.openvault.backend.document.Fault;
import org.openvault.backend.publishing.TimetableReport;
import org.openvault.backend.publishing.TimetableReport.Clash;
import org.openvault.backend.publishing.TimetableReport.Effect;
import org.openvault.backend.publishing.TimetableReport.State;
import org.openvault.backend.publishing.Unseen;

/** What a change of the timetable does, or would do. Of each list at most a thousand lines; the counts tell of all. */
final class ReportOutput {

    private static final int MOST_LINES = 1000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReportOutput() {}

    /** The revisions that the report names: whoever wants to show it has to know their numbers. */
    static Set<Long> revisions(TimetableReport report) {
        return report.effects().stream()
                .limit(MOST_LINES)
                .flatMap(effect -> Stream.of(effect.before(), effect.after()))
                .flatMap(Stream::ofNullable)
                .map(State::revisionId)
                .collect(Collectors.toSet());
    }

    /** @param numbers of the revisions by their ids */
    static ObjectNode of(TimetableReport report, Map<Long, Integer> numbers) {
        ObjectNode body = JSON.objectNode().put("at", report.at().toString()).put("possible", report.isPossible());
        body.set("faults", faults(report));
        body.put("clashes_count", report.clashes().size()).set("clashes", clashes(report));
        ArrayNode effects = body.put("effects_count", report.effects().size()).putArray("effects");
        report.effects().stream().limit(MOST_LINES).forEach(effect -> effects.add(effect(effect, numbers)));
        body.put("unseen_count", report.unseen().size()).set("unseen", unseen(report.unseen()));
        return body;
    }

    static ArrayNode faults(TimetableReport report) {
        ArrayNode all = JSON.arrayNode();
        report.faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_LINES)
                .forEach(entry -> add(entry.getKey(), entry.getValue(), all));
        return all;
    }

    private static void add(long entryId, List<Fault> faults, ArrayNode all) {
        faults.forEach(fault -> ProblemJson.put(all.addObject().put("entry_id", entryId), fault));
    }

    static ArrayNode clashes(TimetableReport report) {
        ArrayNode all = JSON.arrayNode();
        for (Clash clash : first(report.clashes())) {
            all.addObject()
                    .put("entry_id", clash.entryId())
                    .put("path", clash.path())
                    .put("by_entry", clash.byEntry());
        }
        return all;
    }

    private static ObjectNode effect(Effect effect, Map<Long, Integer> numbers) {
        ObjectNode body = JSON.objectNode()
                .put("id", effect.entryId())
                .put("kind", effect.kind())
                .put("title", effect.title());
        body.set("before", state(effect.before(), numbers));
        body.set("after", state(effect.after(), numbers));
        return body.put("plan", effect.isPlan());
    }

    private static @Nullable ObjectNode state(@Nullable State state, Map<Long, Integer> numbers) {
        return state == null
                ? null
                : JSON.objectNode()
                        .put("url", state.path())
                        .put(
                                "parent_id",
                                state.place() == null ? null : state.place().parentId())
                        .put("revision", numbers.get(state.revisionId()));
    }

    static ArrayNode unseen(Collection<Unseen> unseen) {
        ArrayNode all = JSON.arrayNode();
        for (Unseen one : first(unseen)) {
            all.addObject().put("id", one.entryId()).put("kind", one.kind()).put("title", one.title());
        }
        return all;
    }

    private static <T> List<T> first(Collection<T> all) {
        return all.stream().limit(MOST_LINES).toList();
    }
}
