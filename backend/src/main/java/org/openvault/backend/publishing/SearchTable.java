package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Words cut and weighed by PostgreSQL, one row for a revision. */
@ApplicationScoped
class SearchTable implements SearchIndex {

    private static final String WRITE = """
            insert into search_text (revision_id, search, words)
            select c.revision_id,
                (select setweight(to_tsvector('open_vault', w ->> 'A'), 'A') || setweight(to_tsvector('open_vault', w ->> 'B'), 'B')
                     || setweight(to_tsvector('open_vault', w ->> 'C'), 'C') || setweight(to_tsvector('open_vault', w ->> 'D'), 'D')
                   from (select c.search::jsonb as w) as weighed),
                c.words
            from unnest(?::bigint[], ?::text[], ?::text[]) as c (revision_id, search, words)
            on conflict (revision_id) do update set search = excluded.search, words = excluded.words
            """;

    @Inject
    Sql sql;

    @Override
    public void write(List<Content> contents) {
        sql.update(
                WRITE,
                contents.stream().map(Content::revision).toList(),
                contents.stream().map(Content::search).toList(),
                contents.stream().map(Content::words).toList());
    }
}
