package org.openvault.backend.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.delivery.Counts.Moment;
import org.openvault.backend.problem.Problem;
import org.postgresql.PGStatement;

/**
 * Everything that is live at one instant, read in one repeatable-read transaction, so that an answer never mixes the time
 * before a release with the time after it. Plain JDBC: on this path Hibernate costs twice the time. What is live is asked of
 * two functions of the database: one for the present and what is to come, whose indexes hold no history, and one for the past.
 * The latter is a union, into which the planner takes a condition only when it compares with something it has by then: a value,
 * or a select of its own. Hence these instead of joins.
 */
public final class Snapshot implements AutoCloseable {

    static final String COLUMNS = """
            %1$s.entry_id, %1$s.kind, %1$s.type, %1$s.locale, %1$s.title, %1$s.site_id, %1$s.parent_id, %1$s.slug, %1$s.url_path,
            %1$s.summary, %1$s.first_published_at, %1$s.last_published_at""";

    /**
     * What stands at an address, with the site around it.
     *
     * @param isPrivate below a restricted page: only for those who meet the restriction
     * @param translations of the page, live ones, without itself
     * @param otherHosts of all sites but the default one
     */
    public record Found(
            long siteId,
            String siteName,
            String host,
            boolean isDefault,
            long sequence,
            @Nullable Instant nextChange,
            Optional<Live> home,
            Optional<Live> entry,
            boolean isPrivate,
            List<Translation> translations,
            @Nullable String document,
            Set<String> otherHosts) {

        public Found withHome(Live other) {
            return new Found(
                    siteId,
                    siteName,
                    host,
                    isDefault,
                    sequence,
                    nextChange,
                    Optional.of(other),
                    entry,
                    isPrivate,
                    translations,
                    document,
                    otherHosts);
        }
    }

    /** The same page in another language. */
    public record Translation(long id, String locale, String url) {}

    private final Connection connection;
    private final ObjectMapper json;
    private final OffsetDateTime at;
    private final String live;
    private final boolean withPrivate;
    private final @Nullable Counts counts;
    private @Nullable Moment moment;
    private int statements;

    /**
     * @param isOver long enough ago that what ended since may have left the small indexes
     * @param withPrivate what stands below restricted pages too
     * @param counts of the present; null where another instant is read
     */
    Snapshot(
            Connection connection,
            ObjectMapper json,
            Instant at,
            boolean isOver,
            boolean withPrivate,
            @Nullable Counts counts)
            throws SQLException {
        this.counts = withPrivate ? null : counts;
        this.connection = connection;
        this.json = json;
        this.at = at.atOffset(ZoneOffset.UTC);
        this.live = isOver ? "was_live_at(?, ?)" : "live_at(?, ?)";
        this.withPrivate = withPrivate;
        connection.setAutoCommit(false);
    }

    public Instant at() {
        return at.toInstant();
    }

    /** How many statements were sent so far. */
    public int statements() {
        return statements;
    }

    /** @param path normalised; matched as it is, else in lower case */
    public Found find(String host, String path) {
        String sql = """
                with s as materialized (
                    select * from site where host = ? or is_default order by host = ? desc limit 1)
                select s.id, s.name, s.host, s.is_default,
                       (select coalesce(max(sequence), 0) from change) as sequence,
                       least((select min(live_from) from publication where not announced and live_from > ?),
                             (select min(live_until) from publication where not end_announced and live_until > ?)) as next_change,
                       (select string_agg(host, ' ') from site where not is_default) as other_hosts,
                       r.document, home.entry_id is not null as has_home, p.entry_id is not null as has_entry,
                       coalesce(p.private, false) as is_private,
                       (select jsonb_agg(jsonb_build_object('id', t.entry_id, 'locale', t.locale, 'url', t.url_path) order by t.locale)
                        from %3$s t where t.entry_id = any (array(
                            select other.id from entry me join entry other on other.translation_key = me.translation_key and other.id <> me.id
                            where me.id = p.entry_id and me.kind = 'page'))) as translations,
                       %1$s, %2$s
                from s
                left join %3$s home on home.site_id = (select id from s) and home.url_path = '/'
                left join %3$s p on p.site_id = (select id from s) and p.url_path = any (?)
                left join revision r on r.id = p.revision_id
                order by p.url_path = ? desc limit 1
                """.formatted(aliased("home"), COLUMNS.formatted("p"), live);
        List<Found> found = list(
                sql,
                this::found,
                host,
                host,
                at,
                at,
                at,
                withPrivate,
                at,
                withPrivate,
                at,
                true,
                new String[] {path, path.toLowerCase()},
                path);
        return found.stream().findFirst().orElseThrow(() -> new Problem.NotFound("there is no site yet"));
    }

    private static String aliased(String table) {
        return COLUMNS.formatted(table).replaceAll("home\\.(\\w+)", "home.$1 as home_$1");
    }

    private Found found(ResultSet row) throws SQLException {
        moment = moment(row);
        return new Found(
                row.getLong("id"),
                row.getString("name"),
                row.getString("host"),
                row.getBoolean("is_default"),
                row.getLong("sequence"),
                moment.nextChange(),
                row.getBoolean("has_home") ? Optional.of(live(row, "home_")) : Optional.empty(),
                row.getBoolean("has_entry") ? Optional.of(live(row, "")) : Optional.empty(),
                row.getBoolean("is_private"),
                translations(row.getString("translations")),
                row.getString("document"),
                words(row.getString("other_hosts")));
    }

    private static Set<String> words(@Nullable String text) {
        return text == null ? Set.of() : Set.of(text.split(" "));
    }

    private List<Translation> translations(@Nullable String text) {
        var translations = new ArrayList<Translation>();
        if (text != null) {
            parse(text)
                    .forEach(each -> translations.add(new Translation(
                            each.path("id").longValue(),
                            each.path("locale").asText(),
                            each.path("url").asText())));
        }
        return translations;
    }

    /**
     * What stands for entries in another language: by the id asked for, the translation into it, or else into what it falls
     * back to. Nothing where there is none.
     */
    public Map<Long, Live> translationsOf(Collection<Long> ids, String locale) {
        var translations = new HashMap<Long, Live>();
        list(
                """
                with recursive wanted (code, rank) as (
                    select cast(? as text), 0 union all
                    select l.fallback, rank + 1 from wanted w join locale l on l.code = w.code where l.fallback is not null and rank < 10)
                select distinct on (me.id) me.id as asked, %s
                from entry me join entry other on other.translation_key = me.translation_key
                join wanted w on w.code = other.locale
                join %s p on p.entry_id = other.id
                where me.id = any (?) and p.entry_id = any (array(
                    select other.id from entry me join entry other on other.translation_key = me.translation_key where me.id = any (?)))
                order by me.id, w.rank
                """.formatted(COLUMNS.formatted("p"), live),
                row -> translations.put(row.getLong("asked"), live(row, "")),
                locale,
                at,
                withPrivate,
                ids.toArray(Long[]::new),
                ids.toArray(Long[]::new));
        return translations;
    }

    /** The pages above a path, root first, then its live children in tree order, at most {@code most} of them. */
    public List<Live> neighbours(long siteId, String path, long entryId, int most) {
        return live("""
                (select %1$s from %2$s p where p.site_id = ? and p.url_path = any (?) order by length(p.url_path))
                union all
                (select %1$s from %2$s p where p.parent_id = ? and p.kind = 'page'
                  order by p.position, p.entry_id limit ?)
                """, at, withPrivate, siteId, pathsAbove(path), at, withPrivate, entryId, most);
    }

    /** The live children of a page in tree order. */
    public List<Live> children(long parentId, int most) {
        return live("""
                select %1$s from %2$s p where p.parent_id = ? and p.kind = 'page'
                order by p.position, p.entry_id limit ?
                """, at, withPrivate, parentId, most);
    }

    static String[] pathsAbove(String path) {
        var above = new ArrayList<String>();
        for (int slash = 0; slash < path.length() - 1; slash = path.indexOf('/', slash + 1)) {
            above.add(path.substring(0, slash + 1));
        }
        return above.toArray(String[]::new);
    }

    /** Entries by id, whichever of them are live. */
    public List<Live> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : live("select %1$s from %2$s p where p.entry_id = any (?)", at, withPrivate, ids.toArray(Long[]::new));
    }

    /** The entry alone, when it is live and of the kind, with its whole document. */
    public Optional<LiveDocument> document(String kind, long entryId) {
        return list(
                        "select %s, r.document from %s p join revision r on r.id = p.revision_id where p.kind = ? and p.entry_id = ?"
                                .formatted(COLUMNS.formatted("p"), live),
                        row -> new LiveDocument(live(row, ""), row.getString("document")),
                        at,
                        withPrivate,
                        kind,
                        entryId)
                .stream()
                .findFirst();
    }

    /** A publication and the document that it shows, as text: reading it may fail. */
    public record LiveDocument(Live live, String document) {}

    /**
     * What is planned.
     *
     * @param entryId of the page whose end is asked for
     * @param condition on the publications whose beginnings and ends count; null where all do
     */
    Planned planned(long entryId, @Nullable Sql condition) {
        List<Object> values = new ArrayList<>(List.of(at, at));
        values.addAll(condition == null ? List.of() : condition.values());
        values.addAll(List.of(entryId, at));
        String sql = """
                with coming as (
                    select live_from as instant, p.* from publication p where not announced and live_from > ?
                    union all
                    select live_until as instant, p.* from publication p where not end_announced and live_until > ?)
                select (select min(instant) from coming where %s) as next_change,
                       (select min(p.live_until) from publication p where p.entry_id = ? and not p.past and p.live_until > ?
                        and not exists (select 1 from publication n where n.entry_id = p.entry_id and n.live_from = p.live_until)) as gone_at
                """.formatted(condition == null ? "true" : condition.text());
        return list(
                        sql,
                        row -> new Planned(instant(row, "next_change"), instant(row, "gone_at")),
                        true,
                        values.toArray())
                .getFirst();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** The redirect whose address ends in {@code *} and covers most of a path: {@code /catalog/*} for all below it. */
    public Optional<Live> patternAbove(long siteId, String path) {
        String[] patterns = Stream.of(path, path.toLowerCase(Locale.ROOT))
                .flatMap(spelling -> Arrays.stream(pathsAbove(spelling)))
                .filter(above -> !above.equals("/"))
                .map(above -> above + "*/")
                .toArray(String[]::new);
        return live("""
                select %1$s from %2$s p where p.site_id = ? and p.url_path = any (?) and p.kind = 'redirect'
                order by length(p.url_path) desc limit 1
                """, at, withPrivate, siteId, patterns).stream().findFirst();
    }

    /** Pages of a type, featured first, then newest, that are not parts of a page of the same type. */
    public Slice newest(long siteId, String locale, @Nullable Long parentId, String type, int offset, int limit) {
        Condition place = parentId == null ? Condition.noPart() : Condition.childOf(parentId);
        return list(Listing.of(
                        EntryKind.PAGE,
                        List.of(type),
                        Order.FEATURED_THEN_NEWEST,
                        new Listing.Range(offset, limit, null))
                .where(Condition.onSite(siteId), Condition.inLocale(locale), place));
    }

    /** Pages that hold all the words, best match first. */
    public Hits search(
            long siteId,
            String words,
            @Nullable String type,
            @Nullable Integer year,
            HitOrder order,
            int offset,
            int limit) {
        return new SiteSearch(this, new SiteSearch.Question(siteId, words, type, year, order, offset, limit)).find();
    }

    public Slice list(Listing listing) {
        return new ListQueries(this, listing).read();
    }

    /** Entries by id, whichever of them are live, and the page at the root of a site. */
    public List<Live> anchors(Collection<Long> ids, long rootOfSite) {
        return live("""
                select %1$s from %2$s p where p.entry_id = any (?)
                union all
                select %1$s from %2$s p where p.site_id = ? and p.url_path = '/'
                """, at, withPrivate, ids.toArray(Long[]::new), at, withPrivate, rootOfSite);
    }

    /** The whole documents of live entries, as text: reading one may fail. */
    public Map<Long, String> documents(Collection<Long> ids) {
        var documents = new HashMap<Long, String>();
        list(
                "select p.entry_id, r.document from %s p join revision r on r.id = p.revision_id where p.entry_id = any (?)"
                        .formatted(live),
                row -> documents.put(row.getLong(1), row.getString(2)),
                at,
                withPrivate,
                ids.toArray(Long[]::new));
        return documents;
    }

    /** Of which page each of these is an alias; those that are none are left out. */
    public Map<Long, Long> aliasesOf(Collection<Long> pageIds) {
        var originals = new HashMap<Long, Long>();
        list(
                "select entry_id, alias_of from page where entry_id = any (?) and alias_of is not null",
                row -> originals.put(row.getLong(1), row.getLong(2)),
                (Object) pageIds.toArray(Long[]::new));
        return originals;
    }

    /** @param defaultUrl where the default site is found from outside */
    public Sites sites(String defaultUrl) {
        boolean[] several = {false};
        List<Sites.Site> all = list("""
                select id, host, is_default, (select count(*) > 1 from locale) as several
                from site order by is_default desc, id limit 1000
                """, row -> {
            several[0] = row.getBoolean("several");
            return new Sites.Site(row.getLong("id"), row.getString("host"), row.getBoolean("is_default"));
        });
        return new Sites(all, defaultUrl, several[0]);
    }

    /** Who stood at an address last, and where that entry stands now: null when nowhere. Empty when nobody ever stood there. */
    public Optional<FormerPlace> formerPlace(long siteId, String path) {
        return list(
                        """
                        select former.entry_id,
                               (select now.url_path from %s now where now.entry_id = former.entry_id and now.kind = 'page')
                        from (
                            (select entry_id, live_from from publication
                             where past and site_id = ? and url_path = ? and live_until <= ? order by live_from desc limit 1)
                            union all
                            (select entry_id, live_from from publication
                             where not past and site_id = ? and url_path = ? and live_until <= ? order by live_from desc limit 1)
                        ) former
                        order by former.live_from desc limit 1
                        """.formatted(live),
                        row -> new FormerPlace(row.getLong(1), row.getString(2)),
                        at,
                        withPrivate,
                        siteId,
                        path,
                        at,
                        siteId,
                        path,
                        at)
                .stream()
                .findFirst();
    }

    public record FormerPlace(long entryId, @Nullable String path) {}

    /** How long a list is, where that is known. */
    OptionalLong knownCount(Sql condition) {
        return counts == null ? OptionalLong.empty() : counts.find(condition.text(), condition.values(), moment());
    }

    void keepCount(Sql condition, long count) {
        if (counts != null) {
            counts.keep(condition.text(), condition.values(), moment(), count);
        }
    }

    /** @param select with a place for what is live at this instant */
    Sql from(String select) {
        return Sql.of(select.formatted(live), at, withPrivate);
    }

    /** In what a number that is counted now holds; read once. */
    private Moment moment() {
        if (moment == null) {
            moment = list("""
                            select (select coalesce(max(sequence), 0) from change) as sequence,
                                   least((select min(live_from) from publication where not announced and live_from > ?),
                                         (select min(live_until) from publication where not end_announced and live_until > ?)) as next_change
                            """, Snapshot::moment, at, at).getFirst();
        }
        return moment;
    }

    private static Moment moment(ResultSet row) throws SQLException {
        return new Moment(row.getLong("sequence"), instant(row, "next_change"));
    }

    private List<Live> live(String sql, @Nullable Object... values) {
        return list(sql.formatted(COLUMNS.formatted("p"), live), row -> live(row, ""), values);
    }

    Live live(ResultSet row, String prefix) throws SQLException {
        return new Live(
                row.getLong(prefix + "entry_id"),
                row.getString(prefix + "kind"),
                row.getString(prefix + "type"),
                row.getString(prefix + "locale"),
                row.getString(prefix + "title"),
                row.getObject(prefix + "site_id", Long.class),
                row.getObject(prefix + "parent_id", Long.class),
                row.getString(prefix + "slug"),
                row.getString(prefix + "url_path"),
                parse(row.getString(prefix + "summary")),
                row.getObject(prefix + "first_published_at", OffsetDateTime.class)
                        .toInstant(),
                row.getObject(prefix + "last_published_at", OffsetDateTime.class)
                        .toInstant());
    }

    JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON", impossible);
        }
    }

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Sql sql, RowReader<T> reader) {
        return list(sql.text(), reader, sql.values().toArray());
    }

    /** Of what is fast in one way for some values and in another way for others, which a plan for all of them cannot be. */
    <T> List<T> listPlannedAnew(Sql sql, RowReader<T> reader) {
        return list(sql.text(), reader, true, sql.values().toArray());
    }

    private <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return list(sql, reader, false, values);
    }

    private <T> List<T> list(String sql, RowReader<T> reader, boolean plannedAnew, @Nullable Object... values) {
        statements++;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (plannedAnew) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            for (int index = 0; index < values.length; index++) {
                Object value = values[index];
                statement.setObject(index + 1, value instanceof Object[] array ? array(array) : value);
            }
            var rows = new ArrayList<T>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("reading failed", failed);
        }
    }

    private java.sql.Array array(Object[] values) throws SQLException {
        return connection.createArrayOf(values instanceof Long[] ? "bigint" : "text", values);
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback(); // nothing was written
        } catch (SQLException gone) {
            // the connection is lost and the pool will see it
        }
    }
}
