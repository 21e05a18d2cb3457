package org.openvault.launcher;

import java.time.Duration;

/** Starts everything, says where it is, and stays until it is told to stop or something breaks. */
final class Up {
    private static final Duration LOOK = Duration.ofMillis(500);

    private Up() {}

    static int run(Options options) {
        long begin = System.nanoTime();
        StopRequest request = StopRequest.bySignal();
        Home home = options.home();
        FirstLogin login = null;
        try (var system = RunningSystem.start(
                home,
                Jars.of(System.getenv()),
                options.number("--site-port", 8080),
                options.number("--backend-port", 8081),
                !options.has("--no-demo"),
                options.has("--fresh"),
                step -> System.out.printf("  starting %s …%n", step),
                request::isMade)) {
            request.onSecond(system::kill);
            login = FirstLogin.of(home);
            greet(system, home, login, begin);
            try (var rehearsal = system.rehearse()) {
                while (!request.await(LOOK)) {
                    if (system.isBroken()) throw system.ended();
                }
            }
            System.out.println("\n  stopping …");
        }
        System.out.println("  stopped; your data is kept in " + home.folder());
        return request.exitCode();
    }

    private static void greet(RunningSystem system, Home home, FirstLogin login, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                """

                  Open Vault is up after %.1f s, on PostgreSQL %s.

                    site    %s
                    admin   %s/admin/
                    login   %s / %s   (kept in %s)

                  Stop it with Ctrl-C or ./ov stop; your data stays.
                """,
                seconds,
                system.databaseVersion(),
                system.site(),
                system.backendUrl(),
                login.user(),
                login.password(),
                home.firstLogin());
    }
}
