package org.openvault.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A site of any number of pages, made by SQL: a home page, below it an index of exhibits and 99 pages, and below each page 100
 * more until there are enough. A tenth of the pages have three earlier publications. Apart from them stands a page with 999
 * below it, to be moved about. The hashes of the history are invented.
 *
 * @param pages without those that are moved about
 */
record GrownSite(int pages) {
    static final int SMALLEST = 500;
    static final int MOVED = 1000;
    private static final int CHILDREN = 100;

    /** Between these two the moved page goes to and fro. */
    static final List<Long> PARENTS = List.of(3L, 4L);

    private static final String TABLES =
            "('entry', 'page', 'revision', 'content', 'search_text', 'publication', 'change')";

    private static final String NODES = """
            create temp table node as
            with recursive tree as (
                select 0 as k, null::int as above, '/' as path, 'home.HomePage' as type, '' as slug
                union all
                select c, t.k, t.path || 'p' || c || '/',
                       case when c = 1 then 'exhibits.ExhibitIndex' when t.type like 'exhibits.%%' then 'exhibits.ExhibitPage'
                            else 'pages.StandardPage' end, 'p' || c
                from tree t, generate_series(t.k * %1$d + 1, least(t.k * %1$d + %1$d, %2$d - 1)) c
            ), moved as (
                select 0 as k, 2 as above, '/p2/moved/' as path, 'moved' as slug
                union all select c, 0, '/p2/moved/m' || c || '/', 'm' || c from generate_series(1, 9) c
                union all select c, 1 + (c - 10) / 110, '/p2/moved/m' || 1 + (c - 10) / 110 || '/m' || c || '/', 'm' || c
                from generate_series(10, %3$d - 1) c
            )
            select k + 1 as id, above + 1 as parent, path, type, slug from tree
            union all
            select %2$d + 1 + k, case when k = 0 then above + 1 else %2$d + 1 + above end, path, 'pages.StandardPage', slug from moved
            """;

    /** Some words are in many pages, most in few. */
    private static final String WORDS = """
            create function pg_temp.words(seed bigint, many int) returns text language sql immutable as $$
                select string_agg('w' || floor(20000 * power((hashint8extended(seed, n) & 1048575) / 1048576.0, 3))::int, ' ')
                from generate_series(1, many) n
            $$
            """;

    private static final String ENTRIES = """
            insert into entry (id, uuid, kind, type, locale, site_id, created_at, translation_key)
            select id, uuid, 'page', type, 'en', (select id from site), now() - interval '1000 days', uuid
            from (select id, type, gen_random_uuid() as uuid from node) n
            """;

    private static final String PAGES = """
            insert into page (entry_id, parent_id, slug, position) select id, parent, slug, id from node
            """;

    private static final String REVISIONS = """
            insert into revision (entry_id, number, type, type_version, document, author, created_at, chain, document_hash, hash)
            select id, number, type, 1,
                   jsonb_build_object('title', 'Page ' || id, 'body', jsonb_build_array(jsonb_build_object(
                       'id', gen_random_uuid(), 'type', 'text', 'value', '<p>' || pg_temp.words(id, 40) || '</p>')))
                       - case when type in ('home.HomePage', 'exhibits.ExhibitIndex') then 'body' else '' end,
                   'growth', now() - interval '1001 days' + number * interval '200 days', 2,
                   sha256(int8send(id)), sha256(int8send(id * 10 + number))
            from node, generate_series(1, case when id % 10 = 0 then 4 else 1 end) number
            """;

    private static final String PUBLICATIONS = """
            insert into publication (entry_id, revision_id, kind, type, locale, site_id, parent_id, slug, url_path, position, featured,
                first_published_at, last_published_at, live_from, live_until, past, created_at, created_by)
            select n.id, r.id, 'page', n.type, 'en', (select id from site), n.parent, n.slug, n.path, n.id, n.id % 50 = 0,
                   t.first, r.created_at, r.created_at,
                   case when t.last then null else r.created_at + interval '200 days' end, not t.last, r.created_at, 'growth'
            from node n join revision r on r.entry_id = n.id
            cross join lateral (select now() - interval '802 days' + n.id % 86400 * interval '1 second' as first,
                                       n.id % 10 <> 0 or r.number = 4 as last) t
            """;

    private static final String CONTENTS = """
            insert into content (revision_id, type_print, type, title, summary, refs, faults, redirect_path)
            select r.id, '', n.type, 'Page ' || n.id,
                   jsonb_build_object('featured', n.id % 50 = 0, 'search_description', 'What page ' || n.id || ' tells'), '{}', '[]', ''
            from node n join revision r on r.entry_id = n.id
            """;

    private static final String SEARCH_TEXTS = """
            insert into search_text (revision_id, search, words)
            select r.id, setweight(to_tsvector('open_vault', 'Page ' || r.entry_id), 'A') || setweight(to_tsvector('open_vault', w.words), 'C'),
                   w.words
            from revision r cross join lateral (select coalesce(r.document #>> '{body,0,value}', '') as words) w
            """;

    private static final String CHANGES = """
            insert into change (sequence, at, kind, entry_id, tags)
            select row_number() over (order by id), created_at, 'page.published', entry_id,
                   array['page:' || entry_id, 'children:' || coalesce(parent_id, 0), 'type:' || type]
            from publication
            """;

    /** Minutes for a million pages; constraints and indexes are made once, after the rows. */
    void fill(DatabaseAccess access) throws SQLException {
        try (Connection database = access.connect()) {
            run(database, "set synchronous_commit = off");
            run(database, "set maintenance_work_mem = '512MB'");
            run(database, "insert into site (name, host, is_default) values ('Growth', 'localhost', true)");
            List<String> putBack = takeAway(database);
            run(database, NODES.formatted(CHILDREN, pages, MOVED));
            run(database, WORDS);
            for (String rows : List.of(ENTRIES, PAGES, REVISIONS, CONTENTS, SEARCH_TEXTS, PUBLICATIONS, CHANGES))
                run(database, rows);
            for (String definition : putBack) run(database, definition);
            for (String table : List.of("entry", "revision", "publication")) {
                run(
                        database,
                        "select setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) from %1$s".formatted(table));
            }
            run(database, "vacuum (analyze)");
        }
    }

    /** @return the statements that bring back what was dropped, indexes first, since constraints refer to them */
    private static List<String> takeAway(Connection database) throws SQLException {
        var putBack = new ArrayList<String>();
        putBack.addAll(drop(database, """
                select 'drop index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)
                from pg_index i join pg_class t on t.oid = i.indrelid
                where t.relname in %s and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
                """.formatted(TABLES)));
        putBack.addAll(drop(database, """
                select 'alter table ' || t.relname || ' drop constraint ' || c.conname,
                       'alter table ' || t.relname || ' add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
                from pg_constraint c join pg_class t on t.oid = c.conrelid
                where t.relname in %s and c.contype in ('x', 'f', 'u') order by c.contype = 'f'
                """.formatted(TABLES)));
        return putBack;
    }

    private static List<String> drop(Connection database, String query) throws SQLException {
        var drops = new ArrayList<String>();
        var definitions = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                drops.add(rows.getString(1));
                definitions.add(rows.getString(2));
            }
        }
        for (String drop : drops) run(database, drop);
        return definitions;
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException failed) {
            throw new SQLException(
                    failed.getMessage() + " in: "
                            + sql.strip().lines().findFirst().orElse(""),
                    failed);
        }
    }

    long moved() {
        return pages + 1L;
    }

    /** @return the number of some page deep in the tree */
    private int somePage(Random random) {
        return random.nextInt(CHILDREN + 1, pages);
    }

    /** @return the number of some page with a hundred children, neither the index of exhibits nor a parent of what is moved */
    private int someParent(Random random) {
        return random.nextInt(4, (pages - 1) / CHILDREN);
    }

    String somePath(Random random) {
        return path(somePage(random));
    }

    String someParentPath(Random random) {
        return path(someParent(random));
    }

    long someId(Random random) {
        return somePage(random) + 1L;
    }

    long someParentId(Random random) {
        return someParent(random) + 1L;
    }

    private static String path(int page) {
        return page == 0 ? "/" : path((page - 1) / CHILDREN) + "p" + page + "/";
    }
}
