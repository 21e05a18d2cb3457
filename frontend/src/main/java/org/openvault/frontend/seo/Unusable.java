package org.openvault.frontend.seo;

import org.openvault.frontend.cache.Rendering;
import org.openvault.frontend.content.Answer;

/** What comes of an answer that is not the thing itself. */
final class Unusable {
    private Unusable() {}

    static <T> Rendering of(Answer<T> answer) {
        return switch (answer) {
            case Answer.Absent<T> absent -> new Rendering.Rejected(404);
            case Answer.Closed<T> closed -> new Rendering.Rejected(404);
            case Answer.Refused<T> refused -> new Rendering.Rejected(404);
            case Answer.Unavailable<T>(String reason) -> new Rendering.Failed(reason);
            case Answer.Moved<T> moved -> new Rendering.Failed("it moved");
            case Answer.Found<T> found -> throw new IllegalArgumentException("it is there");
        };
    }
}
