package org.openvault.backend.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the timetable holds for an answer: caches renew it at the one instant, and throw it away at the other, although nobody
 * tells them.
 *
 * @param nextChange when something that it depends on goes live or ends; null where nothing does
 * @param goneAt when the page itself ends and nothing follows it
 */
public record Planned(
        @Nullable Instant nextChange, @Nullable Instant goneAt) {

    private static final Planned NOTHING = new Planned(null, null);
    private static final Set<String> ENTRIES = Set.of("page", "snippet", "image", "document", "redirect");

    /** Those whose meaning is known here. With any other, all that is planned counts. */
    private static final Set<String> KNOWN =
            Set.of("page", "snippet", "image", "document", "redirect", "children", "type", "address", "site", "menu");

    /** Costs a statement only where anything is planned at all. */
    public static Planned of(Snapshot snapshot, Snapshot.Found found, CacheTags tags) {
        if (found.nextChange() == null) {
            return NOTHING;
        }
        return snapshot.planned(
                found.entry().map(Live::entryId).orElse(0L), tags.hasOtherThan(KNOWN) ? null : condition(found, tags));
    }

    private static Sql condition(Snapshot.Found found, CacheTags tags) {
        Set<Long> entries = new TreeSet<>(tags.numbersOf(ENTRIES));
        found.home().map(Live::entryId).ifPresent(entries::add); // whose fields are the menus
        List<Object> values = new ArrayList<>();
        values.add(entries.toArray(Long[]::new));
        values.add(tags.numbersOf(Set.of("children")).toArray(Long[]::new));
        values.add(tags.namesOf("type").toArray(String[]::new));
        values.add(tags.namesOf("address").toArray(String[]::new));
        values.add(found.entry().map(Live::entryId).orElse(0L));
        return new Sql("""
                entry_id = any (?) or parent_id = any (?) or type = any (?) or site_id || ':' || replace(lower(url_path), ' ', '%20') = any (?)
                or entry_id = any (array(
                    select other.id from entry me join entry other on other.translation_key = me.translation_key where me.id = ?))
                """, values);
    }
}
