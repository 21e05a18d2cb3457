package org.openvault.frontend.content;

import java.util.List;

/** What the backend says to one question. */
public sealed interface Answer<T> {
    record Found<T>(T content, Dependencies dependencies) implements Answer<T> {}

    record Moved<T>(int status, String location, Dependencies dependencies) implements Answer<T> {}

    /** There is no such page (404), it is gone on purpose (410), or it is not for everybody (403). */
    record Absent<T>(int status, Site site, List<Hint> hints, Dependencies dependencies) implements Answer<T> {}

    /**
     * It is there, but not for everybody.
     *
     * @param page whose restriction it is: the page itself, or one above it
     * @param kind {@code password}, {@code login} or {@code groups}
     */
    record Closed<T>(long page, String kind, Site site, Dependencies dependencies) implements Answer<T> {}

    /** The backend does not understand the question. */
    record Refused<T>() implements Answer<T> {}

    /** No answer that could be used: away, too slow, broken, or nonsense. */
    record Unavailable<T>(String reason) implements Answer<T> {}
}
