package org.openvault.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What eight editors were told, in the order in which they were told it: kept in memory, and in a file for people. */
final class EditLog implements AutoCloseable {

    /**
     * A page was published, and somebody was told so.
     *
     * @param atLeast the number of a revision that had been acknowledged before publishing was asked for
     * @param told milliseconds since 1970
     */
    record Published(String editor, long page, int atLeast, long told) {}

    private final List<Edit> edits = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private final Map<Edit.Outcome, Integer> counts = new EnumMap<>(Edit.Outcome.class);
    private final Map<Long, Integer> newest = new java.util.HashMap<>();
    private final Writer file;

    EditLog(Path path) throws IOException {
        file = Files.newBufferedWriter(path);
    }

    synchronized void add(Edit edit) {
        edits.add(edit);
        counts.merge(edit.outcome(), 1, Integer::sum);
        if (edit.isAcknowledged()) newest.merge(edit.page(), edit.version().number(), Math::max);
        write(edit.line());
    }

    synchronized void add(Published publishing) {
        published.add(publishing);
        write("{\"outcome\":\"published\",\"editor\":\"%s\",\"page\":%d,\"at_least\":%d,\"told\":%d}"
                .formatted(publishing.editor(), publishing.page(), publishing.atLeast(), publishing.told()));
    }

    private void write(String line) {
        try {
            file.write(line);
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest revision of a page that anybody was told of; 0 for none. */
    synchronized int newestOf(long page) {
        return newest.getOrDefault(page, 0);
    }

    synchronized int count(Edit.Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    int acknowledged() {
        return count(Edit.Outcome.ACKNOWLEDGED) + count(Edit.Outcome.MERGED);
    }

    synchronized int all() {
        return edits.size();
    }

    synchronized List<Edit> of(long page) {
        return edits.stream().filter(edit -> edit.page() == page).toList();
    }

    synchronized List<Published> published() {
        return List.copyOf(published);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
