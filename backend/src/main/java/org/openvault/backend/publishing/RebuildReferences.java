package org.openvault.backend.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openvault.backend.contenttype.ContentTypes;
import org.openvault.backend.document.References;

/** Notes who names whom in what was published, or written, before that was noted. A database that is new needs none of it. */
@ApplicationScoped
public class RebuildReferences {

    private static final int BATCH = 500;

    private record Named(long revision, long entryId, Set<Long> refs) {}

    @Inject
    ContentTypes types;

    @Inject
    Sql sql;

    @Inject
    ObjectMapper json;

    /** @return how many revisions were looked through */
    public int rebuild() {
        int all = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(this::rebuildBatch);
            all += batch;
        } while (batch > 0);
        return all;
    }

    private int rebuildBatch() {
        List<Named> named = sql.list(
                """
                select r.id, r.entry_id, r.type, r.document from content c join revision r on r.id = c.revision_id
                where c.refs is null and r.document is not null order by r.id limit ? for update of c skip locked
                """, row -> new Named(row.getLong(1), row.getLong(2), refs(row.getString(3), row.getString(4))), BATCH);
        if (!named.isEmpty()) {
            sql.update(
                    "update content c set refs = n.refs::bigint[] from unnest(?::bigint[], ?::text[]) as n (id, refs) where c.revision_id = n.id",
                    named.stream().map(Named::revision).toList(),
                    named.stream().map(each -> Sql.literal(each.refs())).toList());
            keepDrafts(named);
        }
        return named.size();
    }

    /** A draft saved since has its own; for the others what is live is as good a guess as there is. */
    private void keepDrafts(List<Named> named) {
        var entries = new ArrayList<Long>();
        var targets = new ArrayList<Long>();
        named.forEach(each -> each.refs().forEach(target -> {
            entries.add(each.entryId());
            targets.add(target);
        }));
        if (!entries.isEmpty()) {
            sql.update(
                    "insert into draft_reference (entry_id, target_id) select * from unnest(?::bigint[], ?::bigint[]) on conflict do nothing",
                    entries,
                    targets);
        }
    }

    private Set<Long> refs(String type, String document) {
        try {
            return types.find(type).isPresent() ? References.of(types.get(type), json.readTree(document)) : Set.of();
        } catch (JsonProcessingException | RuntimeException broken) {
            return Set.of(); // whoever reads the page is told
        }
    }
}
