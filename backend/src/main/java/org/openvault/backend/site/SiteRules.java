package org.openvault.backend.site;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openvault.backend.document.Fault;
import org.openvault.backend.problem.Problem;

/** What a site may be called, and under which hosts it may stand. */
final class SiteRules {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_HOST = 253;
    private static final Pattern HOST = Pattern.compile(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:[1-9][0-9]{0,4})?");

    private SiteRules() {}

    static String requireName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw fault(
                    "name", "must have from 1 to " + LONGEST_NAME + " characters, none of them a control character");
        }
        return stripped;
    }

    /** A name as browsers send it, perhaps with a port. @param exceptSite whose own host is no hindrance; 0 for none */
    static String requireFreeHost(String host, long exceptSite) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST_HOST || !HOST.matcher(lower).matches()) {
            throw fault("host", "must be a host such as www.example.org or localhost:8080");
        }
        if (Site.count("host = ?1 and id <> ?2", lower, exceptSite) > 0) {
            throw new Problem.Conflict("another site stands under the host " + lower);
        }
        return lower;
    }

    /** Sites are made and changed one after the other; nobody who only reads them, or refers to one, waits. */
    static void takeTurn(EntityManager entities) {
        entities.createNativeQuery("lock table site in share row exclusive mode")
                .executeUpdate();
    }

    static Problem.InvalidContent fault(String part, String message) {
        return new Problem.InvalidContent(List.of(new Fault(List.of(part), message)));
    }
}
