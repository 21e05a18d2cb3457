package org.openvault.backend.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The search of a site's readers. Ranking reads every text that it ranks, so only so many are: those that hold the words in
 * their titles and those that hold them anywhere, of each the latest. A word that is in every page costs no more than a rare
 * one: PostgreSQL goes through the latest pages until it has enough of them where it knows that a word is common, and through
 * the index of words where it knows that it is rare. To know, it has to see the words, so it plans each question anew.
 */
final class SiteSearch {

    /** Of each of the two kinds of candidates. */
    static final int MOST = 300;

    /** What is typed as one goes: the beginning of a word, unless it may be a sign of the language of questions. */
    private static final Pattern LAST_WORD = Pattern.compile(
            "(.*?)(?<![\\p{L}\\p{N}\"-])(?!(?:or|and)$)([\\p{L}\\p{N}]{2,})$", Pattern.CASE_INSENSITIVE);

    /** @param words with "phrases", or and -not; of the last one the beginning is enough */
    record Question(
            long siteId,
            String words,
            @Nullable String type,
            @Nullable Integer year,
            HitOrder order,
            int offset,
            int limit) {

        boolean isNarrowed() {
            return type != null || year != null;
        }
    }

    private final Snapshot snapshot;
    private final Question question;
    private final Sql words;

    SiteSearch(Snapshot snapshot, Question question) {
        this.snapshot = snapshot;
        this.question = question;
        this.words = words(question.words);
    }

    Hits find() {
        Hits all = hits(question.isNarrowed());
        if (!question.isNarrowed()) {
            return all;
        }
        var unnarrowed = new Question(question.siteId, question.words, null, null, question.order, 0, 0);
        return all.withFacets(new SiteSearch(snapshot, unnarrowed).hits(false));
    }

    private Hits hits(boolean narrowed) {
        var result = new Hits.Builder();
        snapshot.listPlannedAnew(statement(narrowed), row -> {
            JsonNode summary = snapshot.parse(row.getString("facets"));
            result.tell(row.getLong("total"), row.getBoolean("is_exact"), summary);
            if (row.getObject("entry_id") != null) {
                result.add(new Hit(snapshot.live(row, ""), Extract.html(row.getString("extract"))));
            }
            return result;
        });
        return result.build();
    }

    private Sql statement(boolean narrowed) {
        return Sql.joined(
                "",
                List.of(
                        Sql.of("with titled as materialized ("),
                        candidates("p.title_words @@ ", narrowed),
                        Sql.of("), holding as materialized ("),
                        candidates("p.search @@ ", narrowed),
                        Sql.of(
                                "), found as (select * from titled union select * from holding), best as (select f.id, "),
                        words.within("ts_rank_cd(s.search, ", ") as rank"),
                        Sql.of(
                                """
                                , f.entry_id as entry from found f join search_text s on s.revision_id = f.revision_id
                                order by %s offset ? limit ?), facets as (
                                select grouping(type) as by_year, type, year, count(*) as many from (
                                    select type, extract(year from first_published_at at time zone 'UTC') as year from found) f
                                group by grouping sets ((type), (year)))
                                select (select count(*) from found) as total,
                                       (select count(*) from titled) < ? and (select count(*) from holding) < ? as is_exact,
                                       (select coalesce(jsonb_agg(jsonb_build_object('type', type, 'year', year, 'count', many)
                                               order by by_year, many desc, type, year desc), '[]') from facets) as facets,
                                """.formatted(question.order.sql("rank", "f.first_published_at", "f.entry_id")),
                                question.offset,
                                question.limit,
                                MOST,
                                MOST),
                        Sql.of(Snapshot.COLUMNS.formatted("p") + ", "),
                        words.within("ts_headline('open_vault', p.words, ", ", ?) as extract")
                                .and(Extract.OPTIONS),
                        snapshot.from(
                                " from (select 1) as one left join best on true left join %s p on p.id = best.id"),
                        Sql.of(" order by " + question.order.sql("best.rank", "p.first_published_at", "best.entry"))));
    }

    /** The latest to be published that meet the question. */
    private Sql candidates(String holds, boolean narrowed) {
        var conditions = new ArrayList<>(
                List.of(Sql.of("p.kind = 'page' and p.site_id = ?", question.siteId), words.within(holds, "")));
        if (narrowed && question.type != null) {
            conditions.add(Sql.of("p.type = ?", question.type));
        }
        if (narrowed && question.year != null) {
            conditions.add(Sql.of("extract(year from p.first_published_at at time zone 'UTC') = ?", question.year));
        }
        return Sql.joined(
                "",
                List.of(
                        snapshot.from(
                                "select p.id, p.entry_id, p.revision_id, p.type, p.first_published_at from %s p where "),
                        Sql.joined(" and ", conditions),
                        Sql.of(" order by p.id desc limit ?", MOST)));
    }

    static Sql words(String words) {
        Sql whole = Sql.of("websearch_to_tsquery('open_vault', ?)", words);
        Matcher last = LAST_WORD.matcher(words);
        if (!last.matches()) {
            return whole;
        }
        Sql begun = Sql.joined(
                " && ",
                List.of(
                        Sql.of("websearch_to_tsquery('open_vault', ?)", last.group(1)),
                        Sql.of("to_tsquery('open_vault', ?)", last.group(2) + ":*")));
        return Sql.joined(" || ", List.of(whole, begun.within("(", ")"))).within("(", ")");
    }
}
