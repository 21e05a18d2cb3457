package org.openvault.launcher;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Where the backend finds its database.
 *
 * @param url jdbc:postgresql://host:port/database, without user and password
 */
record DatabaseAccess(String url, String user, String password) {
    static final int OLDEST = 16;

    /** Takes the two spellings that people have at hand: the libpq one with the user in it, and the JDBC one. */
    static DatabaseAccess given(Map<String, String> environment) {
        String given = environment.get("OV_DB_URL").strip();
        String plain = given.startsWith("jdbc:") ? given.substring("jdbc:".length()) : given;
        if (!plain.matches("postgres(ql)?://.+/.+")) {
            throw new Trouble("OV_DB_URL must look like postgresql://user:password@host:5432/database");
        }
        URI address = parse(plain);
        String[] login = address.getUserInfo() == null
                ? new String[0]
                : address.getUserInfo().split(":", 2);
        String user = environment.getOrDefault("OV_DB_USER", login.length > 0 ? login[0] : "");
        String password = environment.getOrDefault("OV_DB_PASSWORD", login.length > 1 ? login[1] : "");
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new DatabaseAccess(
                "jdbc:postgresql://" + address.getHost() + port + address.getRawPath() + query, user, password);
    }

    private static URI parse(String plain) {
        try {
            URI address = URI.create(plain);
            if (address.getHost() != null) return address;
        } catch (IllegalArgumentException e) {
            // Said below; the exception's own message would repeat the password.
        }
        throw new Trouble("OV_DB_URL is not an address: special characters in the password must be written as %-codes");
    }

    Connection connect() throws SQLException {
        var login = new Properties();
        if (!user.isEmpty()) login.put("user", user);
        if (!password.isEmpty()) login.put("password", password);
        login.put("loginTimeout", "10");
        return DriverManager.getConnection(url, login);
    }

    /** The same as whoever may do everything with the embedded server: both have one password. */
    DatabaseAccess ofTheServer() {
        return new DatabaseAccess(url, "postgres", password);
    }

    /** @return the server's version, such as 16.14 */
    String version() throws SQLException {
        try (var connection = connect();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT current_setting('server_version'), current_setting('server_version_num')::int")) {
            rows.next();
            if (rows.getInt(2) < OLDEST * 10_000) {
                throw new Trouble("The PostgreSQL of OV_DB_URL is version %s; %d or newer is needed"
                        .formatted(rows.getString(1), OLDEST));
            }
            return rows.getString(1).split(" ")[0];
        }
    }

    void addTo(Map<String, String> environment) {
        environment.put("OV_DB_URL", url);
        environment.put("OV_DB_USER", user);
        environment.put("OV_DB_PASSWORD", password);
    }
}
