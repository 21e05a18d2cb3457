package org.openvault.backend.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openvault.backend.entry.SaveOutcome.Since;

/** What open revisions need beside their own row: the editions that were saved over, and who names whom. */
@ApplicationScoped
class DraftQueries {

    /** For so long an author may be away and still have the save merged. */
    static final Duration EDITIONS_KEPT = Duration.ofDays(1);

    /** Each save over a revision keeps one edition: taking out more than one a time, there is never much to take out. */
    private static final int PRUNED_AT_ONCE = 100;

    private static final int MOST_SINCE = 50;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    /** Writes what the revision says over its row; the row as it was is kept as an edition. */
    void saveOver(Revision revision) {
        entities.createNativeQuery("""
                        insert into autosave (entry_id, number, edition, document, saved_at)
                        select entry_id, number, edition, document, :now from revision where id = :id
                        """)
                .setParameter("now", revision.createdAt)
                .setParameter("id", revision.id)
                .executeUpdate();
        entities.createNativeQuery("""
                        update revision
                        set type = :type, type_version = :typeVersion, document = cast(:document as jsonb), created_at = :at, note = :note,
                            sealed = :sealed, edition = :edition, chain = :chain, document_hash = :documentHash, hash = :hash
                        where id = :id
                        """)
                .setParameter("type", revision.type)
                .setParameter("typeVersion", revision.typeVersion)
                .setParameter("document", revision.document.toString())
                .setParameter("at", revision.createdAt)
                .setParameter("note", revision.note)
                .setParameter("sealed", revision.sealed)
                .setParameter("edition", revision.edition)
                .setParameter("chain", revision.chain)
                .setParameter("documentHash", revision.documentHash)
                .setParameter("hash", revision.hash)
                .setParameter("id", revision.id)
                .executeUpdate();
        prune(revision.createdAt);
    }

    /** Whatever entry they belong to, the oldest first; nobody waits for another who does the same. */
    private void prune(Instant now) {
        entities.createNativeQuery("""
                        delete from autosave where ctid = any (array(
                            select ctid from autosave where saved_at < :before order by saved_at limit :most for update skip locked))
                        """)
                .setParameter("before", now.minus(EDITIONS_KEPT))
                .setParameter("most", PRUNED_AT_ONCE)
                .executeUpdate();
    }

    /** What the entry said in that version; empty when it is not kept any more or never was. */
    Optional<JsonNode> findDocument(long entryId, Version version) {
        return Revision.findNumber(entryId, version.number())
                .flatMap(revision -> findDocument(revision, version.edition()));
    }

    /** What the revision said in that edition of it. */
    Optional<JsonNode> findDocument(Revision revision, int edition) {
        return revision.edition == edition
                ? Optional.ofNullable(revision.document)
                : findEdition(revision.entryId, new Version(revision.number, edition));
    }

    @SuppressWarnings("unchecked")
    private Optional<JsonNode> findEdition(long entryId, Version version) {
        List<String> found = entities.createNativeQuery("""
                        select cast(document as text) from autosave
                        where entry_id = :entry and number = :number and edition = :edition
                        """, String.class)
                .setParameter("entry", entryId)
                .setParameter("number", version.number())
                .setParameter("edition", version.edition())
                .getResultList();
        return found.stream().findFirst().map(this::read);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the database returned what is no JSON", impossible);
        }
    }

    byte[] hashOf(long entryId, int number) {
        return (byte[]) entities.createNativeQuery(
                        "select hash from revision where entry_id = :entry and number = :number", byte[].class)
                .setParameter("entry", entryId)
                .setParameter("number", number)
                .getSingleResult();
    }

    /** The revisions that whoever saw the version has not seen. */
    List<Since> listSince(long entryId, Version version) {
        return entities.createQuery("""
                        select new org.openvault.backend.entry.SaveOutcome$Since(
                            new org.openvault.backend.entry.Version(r.number, r.edition), r.author, r.createdAt)
                        from Revision r
                        where r.entryId = :entry and (r.number > :number or (r.number = :number and r.edition > :edition))
                        order by r.number
                        """, Since.class)
                .setParameter("entry", entryId)
                .setParameter("number", version.number())
                .setParameter("edition", version.edition())
                .setMaxResults(MOST_SINCE)
                .getResultList();
    }

    /** Notes what the draft is called now, and which entries it names. */
    void replaceNotes(long entryId, String title, Collection<Long> targets) {
        entities.createNativeQuery("""
                        with named as (select cast(unnest(string_to_array(:targets, ',')) as bigint) as id),
                        gone as (delete from draft_reference where entry_id = :entry and target_id not in (select id from named)),
                        titled as (insert into draft_title (entry_id, title) values (:entry, :title)
                                   on conflict (entry_id) do update set title = excluded.title where draft_title.title <> excluded.title)
                        insert into draft_reference (entry_id, target_id) select :entry, id from named on conflict do nothing
                        """)
                .setParameter("targets", joined(targets))
                .setParameter("title", title)
                .setParameter("entry", entryId)
                .executeUpdate();
    }

    /** Of these entries, those that are there and not erased. */
    List<Entry> listPresent(Collection<Long> ids) {
        return Entry.list("id in ?1 and erasedAt is null", ids);
    }

    /** The page whose content an alias shows; empty for everything else. */
    @SuppressWarnings("unchecked")
    Optional<Long> findSource(long entryId) {
        List<Long> found = entities.createNativeQuery(
                        "select alias_of from page where entry_id = :entry and alias_of is not null", Long.class)
                .setParameter("entry", entryId)
                .getResultList();
        return found.stream().findFirst();
    }

    /** An alias has no revisions of its own. */
    boolean isAlias(long entryId) {
        return (Boolean) entities.createNativeQuery(
                        "select exists (select 1 from page where entry_id = :entry and alias_of is not null)",
                        Boolean.class)
                .setParameter("entry", entryId)
                .getSingleResult();
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
