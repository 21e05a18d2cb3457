package org.openvault.backend.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The database's schema beside the one that this build knows. One release may be ahead: during a deployment, and after a
 * rollback, the release before serves on the schema of the one after it.
 */
@ApplicationScoped
class Schema {

    @Inject
    Flyway flyway;

    @Inject
    ProcessQueries queries;

    /** @return what is wrong, in one line, for a process that does not migrate */
    Optional<String> findFault() {
        MigrationInfoService info = flyway.info();
        MigrationInfo[] pending = info.pending();
        if (pending.length > 0) {
            return Optional.of("the database is older than this build: the migration " + nameOf(pending[0])
                    + (pending.length > 1 ? " and " + (pending.length - 1) + " more are" : " is")
                    + " pending; the role deployment migrates");
        }
        return findFaultOfNewer();
    }

    /** @return what is wrong, in one line, where the database knows more than this build */
    Optional<String> findFaultOfNewer() {
        MigrationInfoService info = flyway.info();
        MigrationVersion known = newest(info);
        MigrationInfo current = info.current();
        if (current == null || current.getVersion().compareTo(known) <= 0) {
            return Optional.empty();
        }
        List<String> steps = stepsAfter(known, current.getVersion());
        return steps.size() <= 1
                ? Optional.empty()
                : Optional.of("the database is more than one release ahead of this build: it is at "
                        + current.getVersion() + ", this build knows " + known + " (releases since: "
                        + String.join(", ", steps) + ")");
    }

    /** Releases that changed the schema after one; what nobody noted was one. */
    private List<String> stepsAfter(MigrationVersion known, MigrationVersion current) {
        var steps = queries.steps().stream()
                .map(MigrationVersion::fromVersion)
                .filter(step -> step.compareTo(known) > 0 && step.compareTo(current) < 0)
                .sorted()
                .map(MigrationVersion::getVersion)
                .collect(Collectors.toList());
        steps.add(current.getVersion());
        return steps;
    }

    /** The newest migration of this build. */
    String known() {
        return newest(flyway.info()).getVersion();
    }

    /** Of the database; empty when nothing was migrated yet. */
    Optional<String> current() {
        return Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::getVersion);
    }

    boolean isPending() {
        return flyway.info().pending().length > 0;
    }

    /** Waits while another process does the same. @return how many migrations there were to do */
    int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    private static MigrationVersion newest(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(each -> each.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
    }

    static String nameOf(MigrationInfo migration) {
        return migration.getVersion() + " (" + migration.getDescription() + ")";
    }
}
