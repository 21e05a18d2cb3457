package org.openvault.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each application is told, by the contract between the parts. */
record Applications(Home home, Jars jars, Ports ports) {

    /**
     * Where the two are asked.
     *
     * @param siteManagement by operators and their machines alone, as is {@code backendManagement}
     */
    record Ports(int site, int backend, int siteManagement, int backendManagement) {
        static Ports of(int site, int backend) {
            return new Ports(
                    site, backend, Port.anyFree().number(), Port.anyFree().number());
        }
    }

    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> ASKED_OF_BACKEND = List.of(
            "/api/v3/resolve?path=/",
            "/api/v3/resolve?path=/exhibits/",
            "/api/v3/search?q=a",
            "/api/v2/pages/?limit=20",
            "/admin/session");
    private static final List<String> ASKED_OF_FRONTEND = List.of("/", "/exhibits/", "/search/?q=a", "/sitemap.xml");

    static String site(int port) {
        return "http://localhost:" + port;
    }

    Application backend(DatabaseAccess database, FirstLogin login, boolean demo) {
        var environment = new HashMap<String, String>();
        database.addTo(environment);
        environment.put("OV_HTTP_HOST", LOOPBACK);
        environment.put("OV_HTTP_PORT", Integer.toString(ports.backend()));
        environment.put("OV_MANAGEMENT_PORT", Integer.toString(ports.backendManagement()));
        environment.put("OV_HTTP_TRUSTED_PROXIES", LOOPBACK + "/32"); // the frontend tells who its readers are
        environment.put("OV_MEDIA_DIR", home.media().toString());
        environment.put("OV_SITE_URL", site(ports.site()));
        environment.put("OV_MIGRATE_AT_START", "true");
        environment.put("OV_DEMO", Boolean.toString(demo));
        environment.put("OV_FIRST_USER", login.user());
        environment.put("OV_FIRST_PASSWORD", login.password());
        return new Application(
                "backend",
                jars.backend(),
                ports.backend(),
                ports.backendManagement(),
                "640m",
                ASKED_OF_BACKEND,
                environment);
    }

    Application frontend() {
        Map<String, String> environment = Map.of(
                "OV_BACKEND_URL",
                "http://" + LOOPBACK + ":" + ports.backend(),
                "OV_HTTP_HOST",
                LOOPBACK,
                "OV_HTTP_PORT",
                Integer.toString(ports.site()),
                "OV_MANAGEMENT_PORT",
                Integer.toString(ports.siteManagement()),
                "OV_CACHE_DIR",
                home.pageCache().toString(),
                "OV_ADMIN_URL",
                site(ports.backend()),
                "OV_OPERATIONS_TOKEN",
                OperationsToken.of(home));
        return new Application(
                "frontend",
                jars.frontend(),
                ports.site(),
                ports.siteManagement(),
                "256m",
                ASKED_OF_FRONTEND,
                environment);
    }
}
