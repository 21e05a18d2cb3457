package org.openvault.backend.entry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openvault.backend.problem.Problem;

/**
 * Which state of an entry's draft somebody saw: a revision, and how often it had been saved over by then. As text
 * {@code 12} or {@code 12.3}: what editors send back when they save.
 *
 * @param number 0 for an entry that is only being made
 */
public record Version(int number, int edition) {

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,8})(?:\\.([1-9][0-9]{0,8}))?");

    /** @throws Problem.BadRequest when the text is no version */
    public static Version parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Problem.BadRequest("'" + text + "' is not a version such as 12 or 12.3");
        }
        return new Version(
                Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return edition == 0 ? Integer.toString(number) : number + "." + edition;
    }
}
