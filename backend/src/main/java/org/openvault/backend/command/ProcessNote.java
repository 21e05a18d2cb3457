package org.openvault.backend.command;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells others which version this process is, as long as it serves. That it cannot be told hinders nobody. */
@ApplicationScoped
class ProcessNote {

    private static final Logger LOG = Logger.getLogger(ProcessNote.class);

    /** @param schema the newest migration that this build knows */
    private record Noted(UUID id, String schema) {}

    @Inject
    ProcessQueries queries;

    @Inject
    Schema schema;

    private volatile Optional<Noted> noted = Optional.empty();

    void begin() {
        noted = Optional.of(new Noted(UUID.randomUUID(), schema.known()));
        renew();
    }

    void renew() {
        noted.ifPresent(own -> quietly(() -> queries.note(own.id(), Roles.current(), own.schema())));
    }

    void end(@Observes ShutdownEvent event) {
        noted.ifPresent(own -> quietly(() -> queries.forget(own.id())));
    }

    private static void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException away) {
            LOG.debugf("not noted: %s", away.getMessage());
        }
    }
}
