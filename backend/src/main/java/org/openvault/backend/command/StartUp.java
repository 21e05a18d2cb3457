package org.openvault.backend.command;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openvault.backend.demo.LoadDemoSite;
import org.openvault.backend.publishing.RebuildReferences;
import org.openvault.backend.user.CreateFirstUser;

/** What is done before the first request: the first user, and the demo site where it is asked for. Twice is once. */
@ApplicationScoped
class StartUp {

    private static final Logger LOG = Logger.getLogger(StartUp.class);

    @ConfigProperty(name = "OV_FIRST_USER")
    Optional<String> firstUser;

    @ConfigProperty(name = "OV_FIRST_PASSWORD")
    Optional<String> firstPassword;

    @ConfigProperty(name = "OV_DEMO", defaultValue = "false")
    boolean demo;

    @Inject
    CreateFirstUser createFirstUser;

    @Inject
    LoadDemoSite loadDemoSite;

    @Inject
    RebuildReferences rebuildReferences;

    void prepare(@Observes @Priority(10_000) StartupEvent event) {
        if (firstUser.isPresent()
                && firstPassword.isPresent()
                && createFirstUser.create(firstUser.get(), firstPassword.get())) {
            LOG.infof("made the first user, %s", firstUser.get());
        }
        if (demo && loadDemoSite.load()) {
            LOG.info("loaded the demo site");
        }
        int rebuilt = rebuildReferences.rebuild();
        if (rebuilt > 0) {
            LOG.infof("noted who names whom in %d publications", rebuilt);
        }
    }
}
