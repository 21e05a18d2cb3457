package org.openvault.backend.admin.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies in the folders of the media library. Whose folders are asked for is decided elsewhere. */
@ApplicationScoped
@Transactional
class LibraryQueries {

    static final int PAGE = 48;

    /**
     * @param status live, changed (live, with a newer draft), scheduled or draft
     * @param width in pixels; 0 where nobody knows
     * @param bytes 0 for what lies elsewhere on the web
     */
    public record FileRow(
            long id,
            String kind,
            String title,
            String alt,
            long folderId,
            String folder,
            String status,
            int width,
            int height,
            long bytes,
            String editedBy,
            Instant editedAt) {

        public boolean isImage() {
            return kind.equals("image");
        }

        /** The class of styles for the status. */
        public String look() {
            return status.equals("changed") ? "live" : status;
        }

        public long kilobytes() {
            return Math.max(1, bytes / 1024);
        }
    }

    private static final String ROWS = """
            select e.id, e.kind, coalesce(r.document ->> 'title', '') as title, coalesce(r.document ->> 'alt', '') as alt,
                   f.id as folder_id, f.name as folder,
                   case when live.revision_id = r.id then 'live' when live.revision_id is not null then 'changed'
                        when exists (select 1 from publication s where s.entry_id = e.id and not s.past and s.live_from > :now)
                             then 'scheduled'
                        else 'draft' end as status,
                   coalesce(r.document -> 'file' ->> 'width', r.document ->> 'width', '0') as width,
                   coalesce(r.document -> 'file' ->> 'height', r.document ->> 'height', '0') as height,
                   coalesce(r.document -> 'file' ->> 'bytes', '0') as bytes, r.author, r.created_at
            from entry e
            join media_folder f on f.id = e.folder_id
            join lateral (select * from revision where entry_id = e.id order by number desc limit 1) r on true
            left join publication live on live.entry_id = e.id and not live.past and live.live_from <= :now
                 and (live.live_until is null or live.live_until > :now)
            where e.erased_at is null and not exists (select 1 from trash t where t.entry_id = e.id) and
            """;

    private static final String SAYS_SO = """
            and (r.document ->> 'title' ilike :words or r.document ->> 'alt' ilike :words or r.document ->> 'credit' ilike :words
                 or exists (select 1 from jsonb_array_elements_text(coalesce(r.document -> 'tags', '[]')) tag where tag ilike :words))
            """;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** Those that came last come first; one more than a page holds, where there are more. */
    List<FileRow> list(Collection<Long> folders, String words, int offset) {
        String sql = ROWS + "e.folder_id = any (cast(:folders as bigint[])) " + (words.isEmpty() ? "" : SAYS_SO)
                + " order by e.created_at desc, e.id desc offset :offset limit " + (PAGE + 1);
        Query query =
                query(sql).setParameter("folders", folders.toArray(Long[]::new)).setParameter("offset", offset);
        return rows(
                words.isEmpty()
                        ? query
                        : query.setParameter("words", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%"));
    }

    /** Empty for what is no file, is in the trash, or is gone for good. */
    Optional<FileRow> find(long id) {
        return rows(query(ROWS + "e.id = :id").setParameter("id", id)).stream().findFirst();
    }

    private Query query(String sql) {
        return entities.createNativeQuery(sql, Tuple.class).setParameter("now", clock.instant());
    }

    @SuppressWarnings("unchecked")
    private static List<FileRow> rows(Query query) {
        return ((List<Tuple>) query.getResultList())
                .stream()
                        .map(row -> new FileRow(
                                row.get("id", Long.class),
                                row.get("kind", String.class),
                                row.get("title", String.class),
                                row.get("alt", String.class),
                                row.get("folder_id", Long.class),
                                row.get("folder", String.class),
                                row.get("status", String.class),
                                number(row.get("width", String.class)).intValue(),
                                number(row.get("height", String.class)).intValue(),
                                number(row.get("bytes", String.class)),
                                row.get("author", String.class),
                                row.get("created_at", Instant.class)))
                        .toList();
    }

    private static Long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : 0L;
    }
}
