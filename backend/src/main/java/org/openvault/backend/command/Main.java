package org.openvault.backend.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.command.Roles.Role;
import org.openvault.backend.version.Version;

/** Without arguments the backend serves; with a command it does that and exits, opening no port. */
@QuarkusMain
public class Main implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger("org.openvault.backend");

    @Inject
    Commands commands;

    @Inject
    ProcessNote processNote;

    public static void main(String... arguments) {
        readDatabaseAddress(System.getenv("OV_DB_URL"));
        Roles roles = rolesOrExit();
        checkSecretsOrExit(roles);
        boolean serves = arguments.length == 0 && !roles.isDeploymentOnly();
        LOG.infof("Open Vault backend %s, roles %s", Version.own(), String.join(", ", roles.names()));
        System.setProperty("vertx.disableURIValidation", "true"); // we do it, and say so to whoever asked
        if (!serves) {
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.management.host-enabled", "false");
            System.setProperty("quarkus.scheduler.enabled", "false");
            System.setProperty("ov.http.cache.enabled", "false"); // nobody asks, and it would follow the feed
        }
        if (arguments.length > 0) {
            System.setProperty("quarkus.log.console.level", "WARN");
            System.setProperty("quarkus.log.console.stderr", "true"); // what is printed is the command's answer alone
        }
        if (roles.has(Role.DEPLOYMENT)) {
            System.setProperty("OV_MIGRATE_AT_START", "false"); // done by Migration, which says in one line what fails
        }
        Quarkus.run(Main.class, (code, failed) -> end(code, failed, roles), arguments);
    }

    private static Roles rolesOrExit() {
        try {
            return Roles.of(System.getenv("OV_ROLES"));
        } catch (IllegalArgumentException unknown) {
            throw exit(Refusal.UNKNOWN_ROLE.exitCode(), unknown.getMessage());
        }
    }

    private static void checkSecretsOrExit(Roles roles) {
        String environment = System.getenv("OV_ENVIRONMENT");
        if (environment != null && !environment.isBlank()) {
            SecretCheck.findFault(name -> System.getProperty(name, System.getenv(name)), roles)
                    .ifPresent(line -> {
                        throw exit(Refusal.SECRET.exitCode(), line);
                    });
        }
    }

    private static IllegalStateException exit(int code, String line) {
        System.err.println(line);
        System.exit(code);
        return new IllegalStateException(line); // for the compiler: nobody gets here
    }

    /** What was refused, and a deployment that failed, are one line on standard error; for all else there is the log. */
    private static void end(int code, @Nullable Throwable failed, Roles roles) {
        if (failed == null) {
            System.exit(code);
        }
        StartRefused.in(failed).ifPresent(refused -> {
            throw exit(refused.exitCode(), refused.getMessage());
        });
        if (roles.has(Role.DEPLOYMENT)) {
            throw exit(
                    Refusal.DEPLOYMENT_FAILED.exitCode(),
                    "the deployment failed: " + OneLine.of(ExceptionUtil.getRootCause(failed)));
        }
        LOG.error("the backend cannot start", failed);
        System.exit(code);
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 0) {
            return commands.run(List.of(arguments));
        }
        if (Roles.current().isDeploymentOnly()) {
            return 0; // all was done while starting
        }
        processNote.begin();
        Quarkus.waitForExit();
        return 0;
    }

    /** Takes {@code postgresql://user:password@host:port/name} apart, and leaves an address that JDBC knows as it is. */
    static void readDatabaseAddress(String address) {
        if (address == null || address.isBlank()) {
            return;
        }
        if (address.startsWith("jdbc:")) {
            System.setProperty("OV_DB_JDBC_URL", address);
            return;
        }
        URI uri = URI.create(address);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        System.setProperty("OV_DB_JDBC_URL", "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + query);
        if (uri.getRawUserInfo() != null) {
            String[] userAndPassword = uri.getRawUserInfo().split(":", 2);
            System.setProperty("OV_DB_USER", decoded(userAndPassword[0]));
            System.setProperty("OV_DB_PASSWORD", userAndPassword.length > 1 ? decoded(userAndPassword[1]) : "");
        }
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
