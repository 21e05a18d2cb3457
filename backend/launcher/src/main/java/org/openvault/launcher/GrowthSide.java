package org.openvault.launcher;

import java.nio.file.Path;
import java.sql.SQLException;

/** A site of one size with the backend that serves it. */
record GrowthSide(GrownSite site, ScratchBackend backend, Api api) implements AutoCloseable {

    static GrowthSide start(Path folder, int pages) {
        long begin = System.nanoTime();
        System.out.printf("  making a site of %,d pages …%n", pages);
        var site = new GrownSite(pages);
        var backend = ScratchBackend.start(folder, false);
        try {
            backend.stopBackend(); // it has made the tables; while they are filled nobody is to look
            site.fill(backend.access());
            backend.startBackend();
            System.out.printf("  made in %.0f s%n", (System.nanoTime() - begin) / 1e9);
            return new GrowthSide(site, backend, Api.of(backend.url(), backend.token()));
        } catch (SQLException e) {
            backend.close();
            throw new Trouble("Cannot make the site: " + Failure.reason(e));
        } catch (RuntimeException e) {
            backend.close();
            throw e;
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
