package org.openvault.backend.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every consumer follows: frontends, search, webhooks. A use case appends in its own transaction; the sequence is
 * given in the very last statements before the commit, under a lock that only other committing writers wait for, so that
 * it has no gaps and its order is the order of commits.
 */
@ApplicationScoped
public class ChangeFeed {

    /** Any number that no other advisory lock of this database uses. */
    private static final long LOCK = 0x4f56_4645_4544L;

    private record Pending(String kind, @Nullable Long entryId, Set<String> tags) {}

    @Inject
    Clock clock;

    @Inject
    EntityManager entities;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    TransactionManager transactions;

    @Inject
    Event<ChangesCommitted> committed;

    /**
     * @param kind past tense, {@code page.published}
     * @param tags the cache tags that whoever read something touched by this change has noted
     */
    public void append(String kind, @Nullable Long entryId, Collection<String> tags) {
        pending().add(new Pending(kind, entryId, new TreeSet<>(tags)));
    }

    @SuppressWarnings("unchecked")
    private List<Pending> pending() {
        var pending = (List<Pending>) transaction.getResource(ChangeFeed.class);
        if (pending == null) {
            List<Pending> created = new ArrayList<>();
            transaction.putResource(ChangeFeed.class, created);
            register(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    write(created);
                }

                @Override
                public void afterCompletion(int status) {
                    // readers elsewhere are woken by the NOTIFY that commits with the rows
                    if (status == Status.STATUS_COMMITTED) {
                        committed.fire(told(created));
                    }
                }
            });
            return created;
        }
        return pending;
    }

    private static ChangesCommitted told(List<Pending> changes) {
        return new ChangesCommitted(
                changes.stream().map(Pending::kind).toList(),
                changes.stream().flatMap(change -> change.tags().stream()).toList());
    }

    /** Not among the interposed ones: those run later, when Hibernate has let go of the connection. */
    private void register(Synchronization synchronization) {
        try {
            transactions.getTransaction().registerSynchronization(synchronization);
        } catch (RollbackException | SystemException failed) {
            throw new IllegalStateException("the change cannot be recorded", failed);
        }
    }

    private void write(List<Pending> changes) {
        entities.flush(); // all other work is done before others are made to wait
        entities.createNativeQuery("select pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        entities.createNativeQuery("""
                        insert into change (sequence, at, kind, entry_id, tags)
                        select (select coalesce(max(sequence), 0) from change) + n.number, :at, n.kind, n.entry_id, string_to_array(n.tags, chr(1))
                        from unnest(cast(:kinds as text[]), cast(:entries as bigint[]), cast(:tags as text[]))
                             with ordinality as n (kind, entry_id, tags, number)
                        """)
                .setParameter("at", clock.instant())
                .setParameter("kinds", changes.stream().map(Pending::kind).toArray(String[]::new))
                .setParameter("entries", changes.stream().map(Pending::entryId).toArray(Long[]::new))
                .setParameter(
                        "tags",
                        changes.stream()
                                .map(change -> String.join("\u0001", change.tags()))
                                .toArray(String[]::new))
                .executeUpdate();
        entities.createNativeQuery("select pg_notify('change', '')").getSingleResult();
    }
}
