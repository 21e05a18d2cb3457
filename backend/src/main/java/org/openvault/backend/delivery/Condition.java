package org.openvault.backend.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an entry must meet to be listed. Made of the columns that lists may be asked by ({@link Columns}), or of its place. */
public final class Condition {

    private final Sql sql;

    Condition(Sql sql) {
        this.sql = sql;
    }

    private static Condition of(String text, Object... values) {
        return new Condition(Sql.of(text, values));
    }

    public static Condition onSite(long siteId) {
        return of("p.site_id = ?", siteId);
    }

    public static Condition inLocale(String code) {
        return of("p.locale = ?", code);
    }

    public static Condition childOf(long parentId) {
        return of("p.parent_id = ?", parentId);
    }

    /** Addresses below another lie between it and the same with the sign that follows a slash. */
    public static Condition descendantOf(Live page) {
        String path = page.path();
        return of(
                "p.site_id = ? and p.url_path > ? and p.url_path < ?",
                page.siteId(),
                path,
                path.substring(0, path.length() - 1) + "0");
    }

    public static Condition ancestorOf(Live page) {
        return of("p.site_id = ? and p.url_path = any (?)", page.siteId(), Snapshot.pathsAbove(page.path()));
    }

    public static Condition translationOf(long entryId) {
        return of("""
                p.entry_id in (select other.id from entry me join entry other
                               on other.translation_key = me.translation_key and other.id <> me.id where me.id = ?)""", entryId);
    }

    /** Not a part of a page of the same type, as chapters are. */
    static Condition noPart() {
        return of("(select e.type from entry e where e.id = p.parent_id) <> p.type");
    }

    /** @param anyWord one of the words is enough */
    public static Condition holding(String words, boolean anyWord) {
        return new Condition(query(words, anyWord).within("p.search @@ ", ""));
    }

    /** The words as PostgreSQL searches them. */
    static Sql query(String words, boolean anyWord) {
        return anyWord
                ? Sql.of("cast(replace(cast(plainto_tsquery('open_vault', ?) as text), '&', '|') as tsquery)", words)
                : Sql.of("websearch_to_tsquery('open_vault', ?)", words);
    }

    public static Condition any(Collection<Condition> conditions) {
        return new Condition(
                Sql.joined(" or ", conditions.stream().map(Condition::sql).toList())
                        .within("(", ")"));
    }

    static Sql all(List<Condition> conditions) {
        var parts = new ArrayList<Sql>();
        conditions.forEach(condition -> parts.add(condition.sql));
        return Sql.joined(" and ", parts);
    }

    Sql sql() {
        return sql;
    }
}
