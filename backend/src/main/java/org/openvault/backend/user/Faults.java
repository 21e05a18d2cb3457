package org.openvault.backend.user;

import java.util.List;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** What is wrong with something given, said of the part that is wrong. */
final class Faults {

    private static final int LONGEST_NAME = 100;

    private Faults() {}

    static Problem.InvalidContent of(String part, String message) {
        return new Problem.InvalidContent(List.of(new Fault(List.of(part), message)));
    }

    /** @return the text without space around it */
    static String requireName(String part, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw of(
                    part,
                    "must have from 1 to %d characters, none of them a control character".formatted(LONGEST_NAME));
        }
        return stripped;
    }
}
