package org.openvault.backend.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jboss.logging.Logger;
import org.openvault.backend.command.ProcessQueries.Serving;

/**
 * What the role deployment does to the schema. Twice is once, and several at once take turns. Whoever still serves must be
 * able to go on: nobody's schema is left more than one release behind.
 */
@ApplicationScoped
class Migration {

    private static final Logger LOG = Logger.getLogger(Migration.class);

    @Inject
    Schema schema;

    @Inject
    ProcessQueries queries;

    void migrate() {
        schema.findFaultOfNewer().ifPresent(line -> {
            throw Refusal.SCHEMA.because(line);
        });
        if (schema.isPending()) {
            refuseWhileOldOnesServe();
        }
        try {
            int done = schema.migrate();
            if (done > 0) {
                queries.noteStep(schema.known());
            }
            LOG.infof(
                    "%d migrations done; the schema is at %s",
                    done, schema.current().orElse("nothing"));
        } catch (FlywayException failed) {
            throw Refusal.DEPLOYMENT_FAILED.because("the migration failed: " + OneLine.of(failed));
        }
    }

    private void refuseWhileOldOnesServe() {
        List<String> old = schema.current().map(MigrationVersion::fromVersion).stream()
                .flatMap(current -> queries.serving().stream()
                        .filter(process ->
                                MigrationVersion.fromVersion(process.schema()).compareTo(current) < 0))
                .map(Migration::nameOf)
                .distinct()
                .toList();
        if (!old.isEmpty()) {
            throw Refusal.SCHEMA.because(
                    "mixed versions: %s still serves and would be more than one release behind; let the last deployment end first"
                            .formatted(String.join(", ", old)));
        }
    }

    private static String nameOf(Serving process) {
        return "a process of version " + process.version() + " that knows the schema up to " + process.schema();
    }
}
