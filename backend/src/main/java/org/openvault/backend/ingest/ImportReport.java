package org.openvault.backend.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an import did, by kind of thing, and what it left out and why. */
public final class ImportReport {

    /** What became of one thing. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED
    }

    private final Map<String, Map<Outcome, Integer>> counts = new LinkedHashMap<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public void add(String kind, Outcome outcome) {
        counts.computeIfAbsent(kind, name -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
    }

    /** Left out on purpose, or because somebody has to decide. */
    public void skip(String kind, String where, String reason) {
        add(kind, Outcome.SKIPPED);
        skipped.add(where + ": " + reason);
    }

    /** Could not be read or kept, though it should have been. */
    public void error(String where, String reason) {
        errors.add(where + ": " + reason);
    }

    public void warn(String warning) {
        warnings.add(warning);
    }

    public int count(Outcome outcome) {
        return counts.values().stream()
                .mapToInt(kind -> kind.getOrDefault(outcome, 0))
                .sum();
    }

    public int count(String kind, Outcome outcome) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(outcome, 0);
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        warnings.forEach(line -> text.append("warning  ").append(line).append('\n'));
        skipped.forEach(line -> text.append("skipped  ").append(line).append('\n'));
        errors.forEach(line -> text.append("error    ").append(line).append('\n'));
        counts.forEach((kind, outcomes) -> {
            text.append("%-12s".formatted(kind));
            for (Outcome outcome : Outcome.values()) {
                text.append("%6d %s"
                        .formatted(
                                outcomes.getOrDefault(outcome, 0),
                                outcome.name().toLowerCase()));
            }
            text.append('\n');
        });
        return text.append("%d errors, %d warnings".formatted(errors.size(), warnings.size()))
                .toString();
    }
}
