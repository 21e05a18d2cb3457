package org.openvault.backend.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Access;
import org.openvault.backend.permission.Verb;

/** The folders of the media library in which somebody may look, as a tree written down line by line. */
@ApplicationScoped
public class ListFolders {

    /**
     * @param parentId null for the one above all others; it may be one in which they may not look
     * @param depth 0 for the one above all others
     */
    public record Listed(long id, @Nullable Long parentId, String name, int depth) {}

    @Inject
    Access access;

    @Inject
    EntityManager entities;

    /** Each folder after the one that it lies in, by name. */
    @Transactional
    public List<Listed> list(Actor actor) {
        List<Listed> all = all();
        Set<Long> visible = access.whichFolders(
                actor, Verb.VIEW, all.stream().map(Listed::id).toList());
        return all.stream().filter(folder -> visible.contains(folder.id())).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Listed> all() {
        List<Tuple> rows = entities.createNativeQuery("""
                        with recursive tree (id, parent_id, name, depth, path) as (
                            select id, parent_id, name, 0, array[name] from media_folder where parent_id is null
                            union all
                            select f.id, f.parent_id, f.name, t.depth + 1, t.path || f.name
                            from tree t join media_folder f on f.parent_id = t.id)
                        select id, parent_id, name, depth from tree order by path limit :most
                        """, Tuple.class)
                .setParameter("most", FolderRules.MOST_FOLDERS)
                .getResultList();
        return rows.stream()
                .map(row -> new Listed(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, String.class),
                        row.get(3, Integer.class)))
                .toList();
    }
}
