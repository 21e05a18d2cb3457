package org.openvault.backend.admin.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which pages a list shows, a part at a time: each part begins where the one before ended, so that the last of ten
 * thousand pages costs what the first does.
 */
@ApplicationScoped
@Transactional
class ListQueries {

    static final int PAGE = 50;

    /** Nobody counts further. */
    static final int MANY = 10_000;

    /** So many pages below are looked through. */
    private static final int DEEPEST = 20_000;

    /** @param first where this part begins, unless nothing stands before; @param last likewise */
    record Part(List<Long> ids, Optional<Cursor> first, Optional<Cursor> last) {}

    private static final String LIVE = """
            exists (select from publication p where p.entry_id = pg.entry_id and not p.past and p.live_from <= :now
                    and (p.live_until is null or p.live_until > :now)%s)""";

    private static final Map<String, String> STATUSES = Map.of(
            "draft",
            "not " + LIVE.formatted(""),
            "live",
            LIVE.formatted(" and p.revision_id = r.id"),
            "changed",
            LIVE.formatted(" and p.revision_id <> r.id"),
            "scheduled",
            "exists (select from publication p where p.entry_id = pg.entry_id and not p.past and p.live_from > :now)",
            "expiring",
            LIVE.formatted(" and p.live_until is not null and not exists (select from publication n"
                    + " where n.entry_id = p.entry_id and not n.past and n.live_from = p.live_until)"),
            "locked",
            "exists (select from entry_lock l where l.entry_id = pg.entry_id)",
            "private",
            """
                    pg.entry_id in (with recursive closed (id) as (select page_id from page_restriction
                        union select p.entry_id from page p join closed c on p.parent_id = c.id) select id from closed)""",
            "alias",
            "pg.alias_of is not null");

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** @param tops below which to look; where there is no parent these are shown themselves */
    Part find(Question question, Collection<Long> tops, ZoneId zone) {
        Sort sort = question.order();
        Optional<Cursor> before = Cursor.parse(question.before(), sort);
        Optional<Cursor> from = before.isPresent() ? before : Cursor.parse(question.after(), sort);
        boolean down = question.descending() != before.isPresent();
        var asked = new Asked(question, tops, zone);
        from.ifPresent(cursor -> {
            asked.conditions.add("(%s, pg.entry_id) %s (cast(:key as %s), :from)"
                    .formatted(sort.key, down ? "<" : ">", sort.sqlType));
            asked.values.put("key", cursor.key());
            asked.values.put("from", cursor.id());
        });
        String direction = down ? " desc" : "";
        List<Cursor> rows = tuples(asked.query(
                        "select cast(" + sort.key + " as text), pg.entry_id",
                        " order by " + sort.key + direction + ", pg.entry_id" + direction + " limit " + (PAGE + 1)))
                .stream()
                .map(row -> new Cursor(row.get(0, String.class), row.get(1, Long.class)))
                .toList();
        return part(rows, before.isPresent(), from.isPresent());
    }

    private static Part part(List<Cursor> rows, boolean backwards, boolean fromSomewhere) {
        boolean more = rows.size() > PAGE;
        List<Cursor> shown = new ArrayList<>(more ? rows.subList(0, PAGE) : rows);
        if (backwards) {
            java.util.Collections.reverse(shown);
        }
        boolean hasPrevious = backwards ? more : fromSomewhere;
        boolean hasNext = backwards || more;
        return new Part(
                shown.stream().map(Cursor::id).toList(),
                shown.isEmpty() || !hasPrevious ? Optional.empty() : Optional.of(shown.getFirst()),
                shown.isEmpty() || !hasNext ? Optional.empty() : Optional.of(shown.getLast()));
    }

    /** How many there are, up to {@link #MANY} and one. */
    long count(Question question, Collection<Long> tops, ZoneId zone) {
        return (Long) new Asked(question, tops, zone)
                .query("select count(*) from (select 1", " limit " + (MANY + 1) + ") found", Long.class)
                .getSingleResult();
    }

    /** All of them, up to {@link #MANY}: for whoever means all that a list shows. */
    @SuppressWarnings("unchecked")
    List<Long> all(Question question, Collection<Long> tops, ZoneId zone) {
        return new Asked(question, tops, zone)
                .query("select pg.entry_id", " order by pg.position, pg.entry_id limit " + MANY, Long.class)
                .getResultList();
    }

    /** Conditions and values of one question. */
    private final class Asked {

        final List<String> conditions = new ArrayList<>(List.of("not pg.trashed"));
        final Map<String, Object> values = new LinkedHashMap<>();
        private final Question question;
        private final ZoneId zone;

        Asked(Question question, Collection<Long> tops, ZoneId zone) {
            this.question = question;
            this.zone = zone;
            values.put("tops", tops.toArray(Long[]::new));
            conditions.add(where());
            narrow();
        }

        private String where() {
            if (question.deep()) {
                return """
                        pg.entry_id in (with recursive below (id) as (
                            select unnest(cast(:tops as bigint[]))
                            union select p.entry_id from page p join below b on p.parent_id = b.id where not p.trashed)
                            select id from below where id <> all (cast(:tops as bigint[])) limit %d)""".formatted(DEEPEST);
            }
            return (question.parent() == null ? "pg.entry_id" : "pg.parent_id") + " = any (cast(:tops as bigint[]))";
        }

        private void narrow() {
            if (!question.text().isEmpty()) {
                add("(r.title ilike :text or pg.slug ilike :text)", "text", like(question.text()));
            }
            if (!question.type().isEmpty()) {
                add("e.type = :type", "type", question.type());
            }
            String status = STATUSES.get(question.status());
            if (status != null) {
                conditions.add(status);
                if (status.contains(":now")) {
                    values.put("now", clock.instant());
                }
            }
            if (!question.who().isEmpty()) {
                add(
                        "(r.author ilike :who or u.display_name ilike :who or u.name ilike :who)",
                        "who",
                        like(question.who()));
            }
            if (question.since() != null) {
                add(
                        "r.created_at >= :since",
                        "since",
                        question.since().atStartOfDay(zone).toInstant());
            }
            if (question.until() != null) {
                add(
                        "r.created_at < :until",
                        "until",
                        question.until().plusDays(1).atStartOfDay(zone).toInstant());
            }
            String below = "exists (select from page c where c.parent_id = pg.entry_id and not c.trashed)";
            switch (question.children()) {
                case "yes" -> conditions.add(below);
                case "no" -> conditions.add("not " + below);
                default -> {} // whatever it is
            }
        }

        private void add(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        private static String like(String text) {
            return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        }

        Query query(String select, String end) {
            return query(select, end, Tuple.class);
        }

        Query query(String select, String end, Class<?> result) {
            String where = String.join(" and ", conditions);
            String draft = where.contains("r.") || select.contains("r.") ? """
                     join lateral (select id, created_at, author, document ->> 'title' as title from revision
                                   where entry_id = coalesce(pg.alias_of, pg.entry_id) order by number desc limit 1) r on true""" : "";
            String owner = where.contains("u.") ? " left join app_user u on u.id = e.owner_id" : "";
            Query query = entities.createNativeQuery(
                    select + " from page pg join entry e on e.id = pg.entry_id " + draft + owner + " where " + where
                            + end,
                    result);
            values.forEach(query::setParameter);
            return query;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
