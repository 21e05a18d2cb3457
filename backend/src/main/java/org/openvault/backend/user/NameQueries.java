package org.openvault.backend.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

@ApplicationScoped
class NameQueries {

    @Inject
    EntityManager entities;

    /** Those who want one name look for it one after the other: who comes later sees that it is taken. */
    void takeTurn(String name) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", name)
                .getSingleResult();
    }
}
