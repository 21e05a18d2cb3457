package org.openvault.backend.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.change.ChangesCommitted;

/**
 * Answers that anybody may have, kept until something that they depend on changes: this process's own changes drop them
 * before whoever wrote is answered, those of others as soon as the feed tells. An answer is kept only when nothing that it
 * depends on has changed since it was begun.
 */
@Singleton
class HotAnswers {

    private static final int REMEMBERED = 1000;

    /** One answer under one key: what comes later under the same key is another. */
    private record Place(String key, long number) {}

    private record Kept(Place place, HotAnswer answer) {}

    /** What was touched lately, and as which change of all. */
    private record Touch(long generation, Set<String> tags) {}

    private final Clock clock;
    private final Cache<String, Kept> answers;
    private final Map<String, Set<Place>> placesByTag = new ConcurrentHashMap<>();
    private final Map<String, Flight> flights = new HashMap<>();
    private final Deque<Touch> touches = new ArrayDeque<>();
    private long number;
    private volatile long generation;
    private volatile long sequence;
    private volatile boolean following;

    @Inject
    HotAnswers(HttpConfig config, Clock clock) {
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(config.cache().bytes())
                .weigher((String key, Kept kept) ->
                        key.length() * 2 + kept.answer().weight())
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
    }

    /** Nothing is kept while nobody tells what changes. */
    boolean isOn() {
        return following;
    }

    /** The sequence that everything kept is as new as: to be read before {@link #find}. */
    long sequence() {
        return sequence;
    }

    @Nullable
    HotAnswer find(String key) {
        Kept kept = answers.getIfPresent(key);
        if (kept == null) {
            return null;
        }
        if (!kept.answer().holdsAt(clock.instant())) {
            drop(kept.place());
            return null;
        }
        return kept.answer();
    }

    /** The flight that is under way and not too early for whoever asks now, or else a new one. */
    synchronized Flight join(String key) {
        Flight flight = flights.get(key);
        if (flight == null || flight.generation() != generation) {
            flight = new Flight(key, generation, clock.instant());
            flights.put(key, flight);
        }
        return flight;
    }

    void land(Flight flight, Optional<HotAnswer> answer) {
        synchronized (this) {
            flights.remove(flight.key(), flight);
            if (answer.isPresent() && isOn() && holds(answer.get(), flight.generation())) {
                keep(new Kept(new Place(flight.key(), number++), answer.get()));
            }
        }
        flight.landing().complete(answer);
    }

    private void keep(Kept kept) {
        for (String tag : kept.answer().tags()) {
            placesByTag.compute(tag, (any, places) -> {
                Set<Place> known = places == null ? ConcurrentHashMap.newKeySet() : places;
                known.add(kept.place());
                return known;
            });
        }
        answers.put(kept.place().key(), kept);
    }

    private boolean holds(HotAnswer answer, long since) {
        if (since == generation) {
            return true;
        }
        boolean forgotten = touches.isEmpty() || touches.getFirst().generation() > since + 1;
        return !forgotten
                && touches.stream()
                        .filter(touch -> touch.generation() > since)
                        .noneMatch(touch -> touches(touch.tags(), answer));
    }

    private static boolean touches(Set<String> tags, HotAnswer answer) {
        return tags.contains(HotAnswer.ANY)
                || answer.tags().contains(HotAnswer.ANY)
                || answer.tags().stream().anyMatch(tags::contains);
    }

    void drop(@Observes ChangesCommitted changes) {
        drop(changes.isOfEverything() ? Set.of(HotAnswer.ANY) : changes.tags());
    }

    /** @param tags what changed; with {@link HotAnswer#ANY} in it everything is dropped */
    synchronized void drop(Collection<String> tags) {
        generation++;
        touches.addLast(new Touch(generation, Set.copyOf(tags)));
        if (touches.size() > REMEMBERED) {
            touches.removeFirst();
        }
        if (tags.contains(HotAnswer.ANY)) {
            answers.invalidateAll();
            return;
        }
        drop(HotAnswer.ANY);
        tags.forEach(this::drop);
    }

    private void drop(String tag) {
        placesByTag.getOrDefault(tag, Set.of()).forEach(this::drop);
    }

    private void drop(Place place) {
        answers.asMap()
                .computeIfPresent(place.key(), (key, kept) -> kept.place().equals(place) ? null : kept);
    }

    /** Takes no lock of ours: the cache calls this while it holds its own. */
    private void removed(@Nullable String key, @Nullable Kept kept, RemovalCause cause) {
        if (kept == null) {
            return;
        }
        for (String tag : kept.answer().tags()) {
            placesByTag.computeIfPresent(tag, (any, places) -> {
                places.remove(kept.place());
                return places.isEmpty() ? null : places;
            });
        }
    }

    /** All changes up to this one have been seen, and what they touch was dropped. */
    void followed(long upTo) {
        sequence = upTo;
        following = true;
    }

    /** Nobody knows what changes now. */
    synchronized void lost() {
        following = false;
        drop(Set.of(HotAnswer.ANY));
    }

    long bytes() {
        answers.cleanUp();
        return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
