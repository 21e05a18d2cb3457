package org.openvault.backend.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.problem.Problem;

/** The sites there are, for whoever works here: their names and hosts are no secret. */
@ApplicationScoped
@Transactional
public class ListSites {

    /** @param rootPage the page at {@code /}; null where there is none yet */
    public record Listed(
            long id,
            String name,
            String host,
            boolean isDefault,
            String locale,
            @Nullable Long rootPage) {}

    public record Part(long count, List<Listed> sites) {}

    private static final String SITES = """
            select s.id, s.name, s.host, s.is_default, s.locale, (
                select min(e.id) from entry e join page p on p.entry_id = e.id
                where e.site_id = s.id and p.parent_id is null and not p.trashed)
            from site s
            """;

    @Inject
    EntityManager entities;

    /** The default site first, then in the order in which they were made. */
    public Part list(int offset, int limit) {
        var query = entities.createNativeQuery(SITES + " order by s.is_default desc, s.id", Tuple.class)
                .setFirstResult(offset)
                .setMaxResults(limit);
        return new Part(Site.count(), listed(query));
    }

    public Listed get(long siteId) {
        return listed(entities.createNativeQuery(SITES + " where s.id = :id", Tuple.class)
                        .setParameter("id", siteId))
                .stream()
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("there is no site " + siteId));
    }

    @SuppressWarnings("unchecked")
    private static List<Listed> listed(jakarta.persistence.Query query) {
        return ((List<Tuple>) query.getResultList())
                .stream()
                        .map(row -> new Listed(
                                row.get(0, Long.class),
                                row.get(1, String.class),
                                row.get(2, String.class),
                                row.get(3, Boolean.class),
                                row.get(4, String.class),
                                row.get(5, Long.class)))
                        .toList();
    }
}
