package org.openvault.backend.redirect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/**
 * An old address and where whoever asks for it is sent.
 *
 * @param to an address, or the number of a page, which may move
 */
public record WantedRedirect(String from, String to, boolean permanent) {

    private static final int LONGEST = 2000;
    private static final Pattern FROM = Pattern.compile("/(?!/)[^\\s\\p{Cntrl}\\\\?#]*");
    private static final Pattern TO =
            Pattern.compile("[0-9]{1,18}|/(?![/\\\\])[^\\s\\p{Cntrl}\\\\]*|https?://[^\\s\\p{Cntrl}\\\\]+");

    public WantedRedirect {
        from = from.strip();
        to = to.strip();
    }

    /** @throws Problem.InvalidContent */
    void require() {
        List<Fault> faults = faults();
        if (!faults.isEmpty()) {
            throw new Problem.InvalidContent(faults);
        }
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (from.length() > LONGEST || !FROM.matcher(from).matches()) {
            faults.add(new Fault(List.of("from"), "must be an address of this site that begins with one /"));
        }
        if (to.length() > LONGEST || !TO.matcher(to).matches()) {
            faults.add(new Fault(
                    List.of("to"), "must be an address that begins with / or https://, or the number of a page"));
        } else if (RedirectQueries.path(from).equals(RedirectQueries.path(to))) {
            faults.add(new Fault(List.of("to"), "must be another address than the old one"));
        }
        return faults;
    }

    /** @param before what else the redirect says, and goes on saying; null for a new one */
    JsonNode document(@org.jspecify.annotations.Nullable JsonNode before) {
        ObjectNode document = before == null ? JsonNodeFactory.instance.objectNode() : before.deepCopy();
        document.put("from", from).put("permanent", permanent).remove(List.of("to_page", "to_url"));
        return to.matches("[0-9]+") ? document.put("to_page", Long.parseLong(to)) : document.put("to_url", to);
    }
}
