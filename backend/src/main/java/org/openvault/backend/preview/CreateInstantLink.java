package org.openvault.backend.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.audit.AuditLog;
import org.openvault.backend.page.SightOfTime;

/** Lets whoever has the link see the whole site as it stood or will stand at an instant, for a short while. */
@ApplicationScoped
public class CreateInstantLink {

    public record InstantLink(String token, Instant at, Instant expiresAt) {}

    private final PreviewConfig config;

    @Inject
    SightOfTime sightOfTime;

    @Inject
    PreviewKey key;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    CreateInstantLink(PreviewConfig config) {
        this.config = config;
    }

    /** For whoever may see the site at that instant. */
    @Transactional
    public InstantLink create(Actor actor, Instant at) {
        sightOfTime.require(actor, at);
        Instant instant = at.truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = clock.instant().plus(config.shortened()).truncatedTo(ChronoUnit.SECONDS);
        audit.record(
                actor,
                "site.preview_linked",
                null,
                null,
                "{\"as_of\":\"%s\",\"expires_at\":\"%s\"}".formatted(instant, expiresAt));
        return new InstantLink(new InstantToken(instant, expiresAt).text(key::signInstant), instant, expiresAt);
    }
}
