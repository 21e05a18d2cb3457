package org.openvault.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers notice nothing of a new version. How often all processes are replaced while they ask: {@code -Dov.restarts=50}; less in the
 * normal run, as each takes some twenty seconds.
 */
class RollingRestartTest {
    private static final int RESTARTS = Integer.getInteger("ov.restarts", 2);
    private static final int EACH = 2;
    private static final int PER_SECOND = 20;

    /** The delay as in the manifests. What is slow on a busy machine is late and has not failed: nobody gives up here. */
    private static final Map<String, String> SETTINGS = Map.of(
            "OV_SHUTDOWN_DELAY", "5S",
            "OPENVAULT_CONTENT_TIMEOUT", "60S",
            "OPENVAULT_CONTENT_CONNECT_TIMEOUT", "60S",
            "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "60S",
            "QUARKUS_DATASOURCE_READER_JDBC_ACQUISITION_TIMEOUT", "60S");

    @TempDir
    static Path folder;

    @Test
    void noReaderNotices() throws Exception {
        try (var fleet = Fleet.on(folder, SETTINGS)) {
            List<Fleet.Member> backends = new ArrayList<>();
            List<Fleet.Member> frontends = new ArrayList<>();
            for (int number = 0; number < EACH; number++) backends.add(join(fleet.backends, fleet::startBackend));
            for (int number = 0; number < EACH; number++) frontends.add(join(fleet.frontends, fleet::startFrontend));
            warmUp(addresses(fleet));
            try (var readers = new Readers(addresses(fleet), PER_SECOND)) {
                for (int restart = 0; restart < RESTARTS; restart++) {
                    replaceAll(fleet, backends, frontends);
                    assertThat(readers.failures())
                            .as(
                                    "after %d restarts; refused: %s %s",
                                    restart + 1, fleet.frontends.refusals(), fleet.backends.refusals())
                            .isEmpty();
                }
                readers.close();
                assertThat(readers.failures()).isEmpty();
                assertThat(readers.answered()).isGreaterThan(PER_SECOND * RESTARTS);
                System.out.printf(
                        "%d rolling restarts of %d backends and %d frontends, %d requests answered, 0 failed%n",
                        RESTARTS, EACH, EACH, readers.answered());
            }
        }
    }

    /** Pages that are kept, pages that are made for each reader, and the API. */
    private static List<String> addresses(Fleet fleet) {
        return List.of(
                fleet.frontends.url() + "/",
                fleet.frontends.url() + "/search/?q=%d",
                fleet.frontends.url() + "/exhibits/",
                fleet.backends.url() + "/api/v2/pages/?limit=3&search=%d",
                fleet.frontends.url() + "/sitemap.xml",
                fleet.backends.url() + "/api/v3/resolve?path=/");
    }

    /** One after the other: how much cold processes take at once is not what is asked here. */
    private static void warmUp(List<String> addresses) {
        for (int round = 0; round < 20; round++) {
            for (String address : addresses) Http.get(address.replace("%d", "warm" + round), Map.of());
        }
    }

    private static Fleet.Member join(Balancer balancer, Supplier<Fleet.Member> start) {
        Fleet.Member member = start.get();
        balancer.add(member);
        return member;
    }

    /** One frontend after the other, and one backend after the other meanwhile. */
    private static void replaceAll(Fleet fleet, List<Fleet.Member> backends, List<Fleet.Member> frontends)
            throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sides = List.of(
                    both.submit(() -> replaceEach(fleet.backends, backends, fleet::startBackend)),
                    both.submit(() -> replaceEach(fleet.frontends, frontends, fleet::startFrontend)));
            for (Future<?> side : sides) side.get();
        }
    }

    private static Void replaceEach(Balancer balancer, List<Fleet.Member> members, Supplier<Fleet.Member> start)
            throws InterruptedException {
        for (int number = 0; number < EACH; number++) replace(balancer, members, start);
        return null;
    }

    /** The new one first; the old one is told to end while the balancer still sends to it. */
    private static void replace(Balancer balancer, List<Fleet.Member> members, Supplier<Fleet.Member> start)
            throws InterruptedException {
        members.add(join(balancer, start));
        Fleet.Member old = members.removeFirst();
        old.terminate();
        old.assertEnded();
        balancer.forget(old);
    }
}
