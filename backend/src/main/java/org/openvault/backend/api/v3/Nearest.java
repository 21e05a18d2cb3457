package org.openvault.backend.api.v3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openvault.backend.api.v3.PageAnswer.Question;
import org.openvault.backend.delivery.Live;
import org.openvault.backend.delivery.SiteMap;

/** What a reader may have meant who asked for an address at which nothing stands: the likest addresses, and what is above. */
final class Nearest {

    private static final int LOOKED_AT = 8;
    private static final int MOST = 4;
    /** Of the longer of two addresses, so many of a hundred signs are to be the same. */
    private static final int LIKE_ENOUGH = 65;

    private Nearest() {}

    static ArrayNode of(Question question, String path) {
        List<Live> found = new SiteMap(question.snapshot(), question.found().siteId()).nearest(path, LOOKED_AT);
        Set<Live> nearest = new LinkedHashSet<>();
        found.stream()
                .filter(page -> likeness(page, path) >= LIKE_ENOUGH)
                .sorted(Comparator.comparing((Live page) -> -likeness(page, path))
                        .thenComparing(Live::path))
                .limit(MOST - 1)
                .forEach(nearest::add);
        found.stream()
                .filter(page -> path.startsWith(page.path()) && !page.path().equals("/"))
                .findFirst()
                .ifPresent(nearest::add);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Live page : nearest) {
            question.tags().add(page.tag());
            items.addObject().put("title", page.title()).put("url", page.path()).put("type", page.type());
        }
        return items;
    }

    private static int likeness(Live page, String path) {
        int longer = Math.max(page.path().length(), path.length());
        return 100 - 100 * distance(page.path(), path) / longer;
    }

    /** By how many signs two addresses differ (Levenshtein); of very long ones the beginnings are compared. */
    static int distance(String one, String other) {
        String first = one.substring(0, Math.min(one.length(), 200));
        String second = other.substring(0, Math.min(other.length(), 200));
        int[] row = new int[second.length() + 1];
        for (int j = 0; j <= second.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= second.length(); j++) {
                int above = row[j];
                int change = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), corner + change);
                corner = above;
            }
        }
        return row[second.length()];
    }
}
