package org.openvault.backend.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openvault.backend.PostgresResource;
import org.openvault.backend.SampleSite;
import org.openvault.backend.change.Change;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.change.Changes;

/**
 * The proof of the feed: four writers make a thousand changes, of which some never commit, while three readers follow, each in
 * its own way, and are killed again and again. What chance does follows from one seed ({@code -Dov.seed=…}).
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedReadersTest {

    private static final int CHANGES = 1000;
    private static final int WRITERS = 4;
    private static final long SEED = Long.getLong("ov.seed", 20261121L);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/api/v3/changes")
    URI address;

    @Inject
    SampleSite site;

    @Inject
    ChangeFeed feed;

    @Inject
    Changes changes;

    /** What one reader has seen, and how often it was killed. */
    private record Seen(List<Long> sequences, List<String> tags, int killed) {}

    @Test
    void readersWhoAreKilledSeeEachOfAThousandChangesOnceAndInOrder() throws Exception {
        site.get();
        long begin = changes.head();
        var people = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Seen>> readers = List.of(
                    people.submit(poll(begin)), people.submit(stream(begin)), people.submit(resumedStream(begin)));
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(number -> people.submit(() -> write(number)))
                    .toList();
            for (var writer : writers) {
                writer.get(2, TimeUnit.MINUTES);
            }
            var all = new ArrayList<Seen>();
            for (var reader : readers) {
                all.add(reader.get(2, TimeUnit.MINUTES));
            }
            requireWhole(begin, all);
        } finally {
            people.shutdownNow();
        }
    }

    private void requireWhole(long begin, List<Seen> all) throws Exception {
        var written = new ArrayList<Change>();
        for (long after = begin;
                written.size() < CHANGES;
                after = written.getLast().sequence()) {
            written.addAll(changes.after(after, 500));
        }
        assertThat(changes.head()).as("what never committed left no gap").isEqualTo(begin + CHANGES);
        assertThat(new TreeSet<>(
                        written.stream().map(change -> change.tags().getFirst()).toList()))
                .as("each once")
                .hasSize(CHANGES)
                .noneMatch(tag -> tag.contains("never"));
        for (Seen seen : all) {
            assertThat(seen.sequences())
                    .as("seed %d", SEED)
                    .isEqualTo(LongStream.rangeClosed(begin + 1, begin + CHANGES)
                            .boxed()
                            .toList());
            assertThat(seen.tags())
                    .isEqualTo(written.stream()
                            .map(change -> change.tags().getFirst())
                            .toList());
            assertThat(seen.killed()).as("times killed").isGreaterThan(10);
        }
    }

    /** One in ten changes is undone before it commits; one in four transactions makes two changes. */
    private void write(int writer) {
        var chance = new Random(SEED + writer);
        int made = 0;
        while (made < CHANGES / WRITERS) {
            if (chance.nextInt(10) == 0) {
                assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                            feed.append("test.changed", null, List.of("test:never"));
                            throw new IllegalStateException("undone");
                        }))
                        .hasMessageContaining("undone");
            }
            int together = Math.min(CHANGES / WRITERS - made, chance.nextInt(4) == 0 ? 2 : 1);
            int first = made;
            QuarkusTransaction.requiringNew().run(() -> {
                for (int number = first; number < first + together; number++) {
                    feed.append("test.changed", null, List.of("test:%d-%d".formatted(writer, number)));
                }
            });
            made += together;
        }
    }

    /** Asks for a part of chance size; killed before it has noted what came. */
    private Callable<Seen> poll(long begin) {
        return () -> {
            var chance = new Random(SEED + 10);
            var seen = new Seen(new ArrayList<>(), new ArrayList<>(), 0);
            int killed = 0;
            try (HttpClient client = HttpClient.newHttpClient()) {
                while (seen.sequences().size() < CHANGES) {
                    URI part = URI.create(
                            "%s?after=%d&limit=%d".formatted(address, last(seen, begin), 1 + chance.nextInt(40)));
                    var answer =
                            client.send(HttpRequest.newBuilder(part).build(), HttpResponse.BodyHandlers.ofString());
                    if (chance.nextInt(4) == 0) {
                        killed++;
                        continue;
                    }
                    JSON.readTree(answer.body()).path("changes").forEach(change -> note(seen, change));
                }
            }
            return new Seen(seen.sequences(), seen.tags(), killed);
        };
    }

    /** Comes back to an address that says what it saw last. */
    private Callable<Seen> stream(long begin) {
        return () -> follow(
                new Random(SEED + 20), begin, last -> EventStream.open(URI.create(address + "?after=" + last), null));
    }

    /** Comes back to the address of the beginning, and says by a header what it saw last, as browsers do. */
    private Callable<Seen> resumedStream(long begin) {
        return () -> follow(
                new Random(SEED + 30), begin, last -> EventStream.open(URI.create(address + "?after=" + begin), last));
    }

    private interface Opening {
        EventStream open(long last) throws IOException, InterruptedException;
    }

    private static Seen follow(Random chance, long begin, Opening opening) throws Exception {
        var seen = new Seen(new ArrayList<>(), new ArrayList<>(), 0);
        int killed = 0;
        while (seen.sequences().size() < CHANGES) {
            try (EventStream stream = opening.open(last(seen, begin))) {
                if (stream.status() == 503) {
                    continue; // those killed before still leave
                }
                int life = chance.nextInt(60);
                for (int events = 0; events < life && seen.sequences().size() < CHANGES; events++) {
                    EventStream.Event event = stream.next();
                    if (event == null) {
                        break;
                    }
                    note(seen, JSON.readTree(event.data()));
                }
            }
            killed++;
        }
        return new Seen(seen.sequences(), seen.tags(), killed);
    }

    private static void note(Seen seen, JsonNode change) {
        seen.sequences().add(change.path("sequence").longValue());
        seen.tags().add(change.path("tags").path(0).textValue());
    }

    private static long last(Seen seen, long begin) {
        return seen.sequences().isEmpty() ? begin : seen.sequences().getLast();
    }
}
