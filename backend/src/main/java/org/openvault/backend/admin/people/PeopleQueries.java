package org.openvault.backend.admin.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What permissions are about, by name, and users by theirs. */
@ApplicationScoped
@Transactional
class PeopleQueries {

    /** No group has more members, and no library more folders, on one screen. */
    private static final int MOST = 1000;

    /** @param path of the folder from the top */
    public record FolderName(long id, String path) {}

    @Inject
    EntityManager entities;

    Map<Long, String> titles(Collection<Long> pages) {
        var titles = new LinkedHashMap<Long, String>();
        tuples(entities.createNativeQuery("""
                        select asked, coalesce(r.document ->> 'title', '')
                        from unnest(cast(:pages as bigint[])) as asked
                        left join lateral (select document from revision where entry_id = asked order by number desc limit 1) r on true
                        """, Tuple.class).setParameter("pages", pages.toArray(Long[]::new)))
                .forEach(row -> titles.put(row.get(0, Long.class), row.get(1, String.class)));
        return titles;
    }

    List<FolderName> folders() {
        return tuples(entities.createNativeQuery("""
                        with recursive f (id, path) as (
                            select id, name from media_folder where parent_id is null
                            union all
                            select c.id, f.path || ' / ' || c.name from f join media_folder c on c.parent_id = f.id)
                        select id, path from f order by path limit :most
                        """, Tuple.class).setParameter("most", MOST)).stream()
                .map(row -> new FolderName(row.get(0, Long.class), row.get(1, String.class)))
                .toList();
    }

    /** Users by name; who is not there is not in the answer. */
    Map<String, Long> users(Collection<String> names) {
        var ids = new LinkedHashMap<String, Long>();
        tuples(entities.createNativeQuery(
                                "select name, id from app_user where name = any(cast(:names as text[]))", Tuple.class)
                        .setParameter("names", names.toArray(String[]::new)))
                .forEach(row -> ids.put(row.get(0, String.class), row.get(1, Long.class)));
        return ids;
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
