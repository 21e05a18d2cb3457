package org.openvault.backend.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openvault.backend.contenttype.EntryKind;
import org.openvault.backend.entry.Entry;
import org.openvault.backend.entry.Revision;
import org.openvault.backend.page.Page;

/** Finds the address at which an entry would stand, and who stands there. */
@ApplicationScoped
class Addresses {

    @Inject
    EntityManager entities;

    /** Empty when the page above is not live at that instant. */
    Optional<Address> of(Entry entry, Revision revision, Instant at) {
        if (entry.kind() == EntryKind.REDIRECT) {
            String from = Address.normalise(revision.document.path("from").asText());
            return Optional.of(new Address(entry.siteId, null, "", from, java.math.BigDecimal.ZERO));
        }
        Page page = Page.get(entry.id);
        if (page.parentId == null) {
            return Optional.of(new Address(entry.siteId, null, "", "/", java.math.BigDecimal.ZERO));
        }
        return Publication.findLive(page.parentId, at)
                .map(parent -> new Address(
                        entry.siteId, page.parentId, page.slug, parent.urlPath + page.slug + "/", page.position));
    }

    /**
     * Another entry that stands at the address at that instant or will later. Publishers of one address take turns here, so
     * that the second is told in words; the exclusion constraint stands behind this for whatever comes another way.
     */
    @SuppressWarnings("unchecked")
    Optional<Long> occupant(long entryId, Address address, Instant from) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:address, 0))")
                .setParameter("address", address.siteId() + address.path())
                .getSingleResult();
        List<Long> occupants = entities.createNativeQuery("""
                        select entry_id from publication
                        where site_id = :site and url_path = :path and entry_id <> :entry
                          and not past and (live_until is null or live_until > :from)
                        """, Long.class)
                .setParameter("site", address.siteId())
                .setParameter("path", address.path())
                .setParameter("entry", entryId)
                .setParameter("from", from)
                .getResultList();
        return occupants.stream().findFirst();
    }
}
