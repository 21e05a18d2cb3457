package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openvault.backend.change.ChangeFeed;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.contenttype.Field;
import org.openvault.backend.restriction.PrivacyChanged;

/**
 * Lets what is live or planned follow when a page is restricted or opened, in the same transaction. For those who may not see
 * a private page it is as if it were not published, so the feed says just that: caches drop it at once, and take it up again.
 */
@ApplicationScoped
class ChangePrivacy {

    /** Goes down with what is private above, so that one restriction inside another holds when the outer is lifted. */
    private static final String FLIP = """
            with recursive above (page) as (
                select p.parent_id from page p where p.entry_id = :page and p.parent_id is not null
                union select p.parent_id from above a join page p on p.entry_id = a.page where p.parent_id is not null),
            below (page, private) as (
                select cast(:page as bigint), exists (select from page_restriction r where r.page_id = :page)
                    or exists (select from above a join page_restriction r on r.page_id = a.page)
                union all
                select c.entry_id, b.private or exists (select from page_restriction r where r.page_id = c.entry_id)
                from below b join page c on c.parent_id = b.page),
            flipped as (
                update publication p set private = b.private from below b
                where p.entry_id = b.page and not p.past and (p.live_until is null or p.live_until > :now) and p.private <> b.private
                returning p.entry_id, p.type, p.site_id, p.parent_id, p.url_path, p.live_from, p.private)
            select entry_id, type, site_id, parent_id, url_path, private from flipped where live_from <= :now order by entry_id
            """;

    @Inject
    ContentTypes types;

    @Inject
    ChangeTimetable timetable;

    @Inject
    EntityManager entities;

    @Inject
    ChangeFeed feed;

    @Inject
    Clock clock;

    @SuppressWarnings("unchecked")
    void follow(@Observes PrivacyChanged event) {
        timetable.takeTurn(); // whoever publishes below meanwhile has either done so before or sees the restriction
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Tuple> live = entities.createNativeQuery(FLIP, Tuple.class)
                .setParameter("page", event.pageId())
                .setParameter("now", now)
                .getResultList();
        for (Tuple row : live) {
            String happened = row.get("private", Boolean.class) ? "page.unpublished" : "page.published";
            feed.append(happened, row.get("entry_id", Long.class), touched(row));
        }
    }

    /** All that a reader of the page or of any list with it in can have noted. */
    private Set<String> touched(Tuple row) {
        long site = row.get("site_id", Long.class);
        String type = row.get("type", String.class);
        var tags = new TreeSet<String>(Set.of("page:" + row.get("entry_id"), "search", "type:" + type));
        tags.add(Address.tag(site, row.get("url_path", String.class)));
        if (row.get("parent_id") != null) {
            tags.add("children:" + row.get("parent_id"));
        }
        for (Field field : types.get(type).fields()) {
            if (!field.siteWide().isEmpty()) {
                tags.add(field.siteWide() + ":" + site);
            }
        }
        return tags;
    }
}
