package org.openvault.backend.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** Finds entries by words of their drafts' titles, the last of them perhaps only begun. */
@ApplicationScoped
public class FindByTitle {

    /** So many are put in order at most, however common a word is. */
    private static final int CANDIDATES = 2_000;

    private static final int MOST = 50;

    public record Found(long id, String kind, String type, String title) {}

    @Inject
    EntityManager entities;

    @Inject
    Access access;

    /**
     * Those that the actor may view, titles that begin with the words first, then short ones.
     *
     * @param kinds page, snippet, image and so on; empty for all
     * @param types content types; empty for all
     * @param limit at most fifty
     */
    @Transactional
    public List<Found> find(Actor actor, String words, Set<String> kinds, Set<String> types, int limit) {
        String query = query(words);
        if (query.isEmpty()) {
            return List.of();
        }
        List<Found> found = entities.createNativeQuery("""
                        select e.id, e.kind, e.type, named.title from (
                            select entry_id, title from draft_title
                            where words @@ to_tsquery('simple', :query) limit :candidates) named
                        join entry e on e.id = named.entry_id
                        where e.erased_at is null and not exists (select 1 from trash t where t.entry_id = e.id)
                          and (:kinds = '' or e.kind = any (string_to_array(:kinds, ',')))
                          and (:types = '' or e.type = any (string_to_array(:types, ',')))
                        order by not starts_with(lower(named.title), lower(:begins)), length(named.title), e.id limit :limit
                        """, Found.class)
                .setParameter("query", query)
                .setParameter("candidates", CANDIDATES)
                .setParameter("kinds", String.join(",", kinds))
                .setParameter("types", String.join(",", types))
                .setParameter("begins", words.replace("\u0000", "").strip())
                .setParameter("limit", 2 * Math.clamp(limit, 1, MOST))
                .getResultList();
        Set<Long> visible =
                access.which(actor, Verb.VIEW, found.stream().map(Found::id).toList());
        return found.stream()
                .filter(each -> visible.contains(each.id()))
                .limit(limit)
                .toList();
    }

    /** A text query for all of the words, each of which may go on; empty where nothing was said. */
    public static String query(String words) {
        return Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(16)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
