package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As in a pod: nothing can be written but /tmp, and the user is one that this machine does not know. Whoever runs this must be allowed
 * to mount, within a namespace of its own.
 */
class ReadOnlyRootTest {
    private static final String ANYBODY = "173205";

    /** What is under /tmp goes out of sight, so checkout and JDK are shown elsewhere. Arguments: checkout, JDK, user, command. */
    private static final String AS_IN_A_POD = """
            set -e
            mount --bind "$1" /mnt && mount -o remount,bind,ro /mnt
            mount --bind "$2" /srv && mount -o remount,bind,ro /srv
            mount -t tmpfs -o mode=1777 tmpfs /tmp
            mount -o remount,bind,ro /
            user=$3
            shift 3
            cd /
            exec setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --bounding-set=-all "$@"
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void mayMount() throws Exception {
        List<String> command = inPod("sh", "-c", "! touch /var/tmp/x 2>/dev/null && touch /tmp/x");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0, "nothing can be mounted here: " + said);
    }

    private static List<String> inPod(String... command) {
        var whole = new ArrayList<>(
                List.of("unshare", "--mount", "--propagation", "private", "bash", "-c", AS_IN_A_POD, "bash"));
        whole.addAll(List.of(System.getenv("OV_CHECKOUT"), System.getProperty("java.home"), ANYBODY));
        whole.addAll(List.of(command));
        return whole;
    }

    private static Child start(Application application, String module, Map<String, String> others, Home home) {
        var environment = new HashMap<>(application.environment());
        environment.putAll(others);
        return Child.start(
                application.name(),
                LogFile.startNew(home, application.name()),
                inPod(
                        "/srv/bin/java",
                        "-Xmx" + application.memory(),
                        "-jar",
                        "/mnt/" + module + "/target/quarkus-app/quarkus-run.jar"),
                environment);
    }

    private static void assertReady(Application application, Child child) {
        assertThat(Await.until(Duration.ofMinutes(3), () -> !child.isAlive() || application.isReady())
                        && child.isAlive())
                .as("%s: %s", application.name(), child.log().path())
                .isTrue();
    }

    @Test
    void bothApplicationsNeedNothingButTmp() throws IOException {
        var home = new Home(folder);
        home.create();
        EmbeddedDatabase database = EmbeddedDatabase.start(home, 0);
        Applications applications = new Applications(
                home,
                Jars.of(System.getenv()),
                Applications.Ports.of(Port.anyFree().number(), Port.anyFree().number()));
        Application backend = applications.backend(database.access(), FirstLogin.of(home), true);
        Application frontend = applications.frontend();
        List<Child> children = new ArrayList<>();
        try {
            children.add(start(backend, "backend", Map.of("OV_MEDIA_DIR", "/tmp/media"), home));
            assertReady(backend, children.getFirst());
            children.add(start(frontend, "frontend", Map.of("OV_CACHE_DIR", "/tmp/site"), home));
            assertReady(frontend, children.getLast());
            Http.Answer page = Http.get(frontend.url() + "/", Map.of());
            assertThat(page.status()).isEqualTo(200);
            String picture = page.text().replaceAll("(?s).*?<img[^>]* src=\"([^\"]+)\".*", "$1");
            assertThat(Http.get(
                                    URI.create(frontend.url() + "/")
                                            .resolve(picture)
                                            .toString(),
                                    Map.of())
                            .status())
                    .as(picture)
                    .isEqualTo(200);
            assertThat(owner(children)).containsOnly(ANYBODY);
        } finally {
            children.forEach(Child::stop);
            database.stop();
        }
    }

    /** Who the kernel says runs them; {@link ProcessHandle} knows names alone. */
    private static List<String> owner(List<Child> children) throws IOException {
        List<String> users = new ArrayList<>();
        for (Child each : children) {
            Path status = Path.of("/proc", Long.toString(each.process().pid()), "status");
            java.nio.file.Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .forEach(line -> users.add(line.split("\\s+")[1]));
        }
        return users;
    }
}
