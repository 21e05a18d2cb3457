package org.openvault.backend.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.Fault;
import org.openvault.backend.publishing.TimetableStore.Revised;

/**
 * Works out what publications will keep of revisions before they are published: cutting texts into words takes longer than all
 * the rest of publishing. Nobody has to call this; what is not prepared is worked out when it is published.
 */
@ApplicationScoped
public class PrepareContent {

    /** As many documents as are sent at once. */
    private static final int BATCH = 500;

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    @Inject
    ContentTypes types;

    @Inject
    TimetableStore store;

    @Inject
    Sql sql;

    @Inject
    SearchIndex search;

    @Inject
    ObjectMapper json;

    /** The latest revisions of entries, those that are not prepared yet. */
    @Transactional
    public void prepareLatest(Collection<Long> entryIds) {
        List<Long> revisions = sql.list("""
                select r.id from unnest(?::bigint[]) as wanted (id)
                cross join lateral (select id, edition, document is not null as readable from revision
                                    where entry_id = wanted.id order by number desc limit 1) r
                left join content c on c.revision_id = r.id and c.edition = r.edition where r.readable and c.revision_id is null
                """, row -> row.getLong(1), entryIds);
        for (int from = 0; from < revisions.size(); from += BATCH) {
            prepare(revisions.subList(from, Math.min(revisions.size(), from + BATCH)));
        }
    }

    private void prepare(List<Long> revisionIds) {
        keep(store.revisions(revisionIds).stream()
                .map(this::content)
                .flatMap(Optional::stream)
                .toList());
    }

    /** What is prepared already stays as it is. */
    void keep(List<Content> contents) {
        List<Content> fresh =
                contents.stream().filter(content -> !content.isPrepared()).toList();
        for (int from = 0; from < fresh.size(); from += BATCH) {
            insert(fresh.subList(from, Math.min(fresh.size(), from + BATCH)));
        }
    }

    private void insert(List<Content> contents) {
        sql.update(
                """
                insert into content (revision_id, edition, type_print, type, title, summary, refs, faults, redirect_path)
                select c.revision_id, c.edition, c.print, c.type, c.title, c.summary::jsonb, c.refs::bigint[], c.faults::jsonb, c.redirect_path
                from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as c (revision_id, edition, print, type, title, summary, refs, faults, redirect_path)
                on conflict (revision_id) do update set
                    edition = excluded.edition, type_print = excluded.type_print, type = excluded.type, title = excluded.title,
                    summary = excluded.summary, refs = excluded.refs, faults = excluded.faults, redirect_path = excluded.redirect_path
                """,
                column(contents, Content::revision),
                column(contents, content -> (long) content.edition()),
                column(contents, content -> TypePrint.of(types.get(content.type()))),
                column(contents, Content::type),
                column(contents, Content::title),
                column(contents, content -> content.summary().toString()),
                column(contents, content -> Sql.literal(content.refs())),
                column(contents, content -> write(content.faults())),
                column(contents, Content::redirectedPath));
        search.write(contents);
    }

    private static List<Object> column(List<Content> contents, Function<Content, Object> value) {
        return contents.stream().map(value).toList();
    }

    /** A document that cannot be read is left alone: whoever publishes it is told. */
    private Optional<Content> content(Revised revised) {
        try {
            return Optional.of(read(revised));
        } catch (JsonProcessingException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private Content read(Revised revised) throws JsonProcessingException {
        return Content.of(
                revised.revision(), revised.edition(), types.get(revised.type()), json.readTree(revised.document()));
    }

    private String write(List<Fault> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The latest revisions of entries: those that are prepared as they are, the others worked out now.
     *
     * @param broken told of those that cannot be read
     */
    Map<Long, Content> latest(Collection<Long> entryIds, Consumer<Revised> broken) {
        Map<Long, Content> byEntry = new LinkedHashMap<>();
        sql.list(
                """
                select r.entry_id, c.*
                from unnest(?::bigint[]) as wanted (id)
                cross join lateral (select id, entry_id, edition from revision where entry_id = wanted.id order by number desc limit 1) r
                join content c on c.revision_id = r.id and c.edition = r.edition
                """,
                row -> {
                    if (row.getString("type_print").equals(TypePrint.of(types.get(row.getString("type"))))) {
                        byEntry.put(row.getLong("entry_id"), prepared(row));
                    }
                    return 0;
                },
                entryIds);
        List<Long> others =
                entryIds.stream().filter(id -> !byEntry.containsKey(id)).toList();
        if (!others.isEmpty()) {
            store.latest(others).forEach(revised -> {
                try {
                    byEntry.put(revised.entryId(), read(revised));
                } catch (JsonProcessingException | RuntimeException unreadable) {
                    broken.accept(revised);
                }
            });
        }
        return byEntry;
    }

    private Content prepared(ResultSet row) throws SQLException {
        try {
            return new Content(
                    row.getLong("revision_id"),
                    row.getInt("edition"),
                    row.getString("type"),
                    row.getString("title"),
                    json.readTree(row.getString("summary")),
                    Content.PREPARED,
                    "",
                    new LinkedHashSet<>(
                            Arrays.asList((Long[]) row.getArray("refs").getArray())),
                    json.readValue(row.getString("faults"), FAULTS),
                    row.getString("redirect_path"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON", impossible);
        }
    }
}
