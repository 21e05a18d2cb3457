package org.openvault.frontend.content;

import java.util.Map;

/** What the backend says to a form that was sent. */
public sealed interface FormAnswer {
    record Accepted() implements FormAnswer {}

    /** @param problems by the id of the field; what is wrong with all of it stands under an empty id */
    record Invalid(Map<String, String> problems) implements FormAnswer {
        public Invalid {
            problems = Map.copyOf(problems);
        }
    }

    /** It came too soon to have been typed, or nobody knows: it is to be sent again with this stamp. */
    record SendAgain(String stamp) implements FormAnswer {}

    record TooMany(int retryAfter) implements FormAnswer {}

    record NoForm() implements FormAnswer {}

    record Unavailable() implements FormAnswer {}
}
