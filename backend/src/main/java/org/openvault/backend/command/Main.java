package org.openvault.backend.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Without arguments the backend serves; with a command it does that and exits, opening no port. */
@QuarkusMain
public class Main implements QuarkusApplication {

    @Inject
    Commands commands;

    public static void main(String... arguments) {
        readDatabaseAddress(System.getenv("OV_DB_URL"));
        try {
            Roles.of(System.getenv("OV_ROLES"));
        } catch (IllegalArgumentException unknown) {
            System.err.println(unknown.getMessage());
            System.exit(64);
        }
        System.setProperty("vertx.disableURIValidation", "true"); // we do it, and say so to whoever asked
        if (arguments.length > 0) {
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.scheduler.enabled", "false");
            System.setProperty("quarkus.log.console.level", "WARN");
            System.setProperty("quarkus.log.console.stderr", "true"); // what is printed is the command's answer alone
        }
        Quarkus.run(Main.class, arguments);
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 0) {
            return commands.run(List.of(arguments));
        }
        if (Roles.current().isDeploymentOnly()) {
            return 0; // migrated while starting
        }
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
