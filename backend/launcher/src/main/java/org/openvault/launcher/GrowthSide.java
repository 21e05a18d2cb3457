package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A site of one size with the backend that serves it. */
record GrowthSide(GrownSite site, ScratchBackend backend, Api api) implements AutoCloseable {

    /** Makes the site, unless an earlier run has left one of this size. */
    static GrowthSide start(Path folder, int pages) throws IOException {
        var site = new GrownSite(pages);
        Path made = folder.resolve("made");
        boolean isMade = Files.exists(made) && Files.readString(made).equals(site.toString());
        if (!isMade) Home.delete(folder);
        var backend = ScratchBackend.start(folder, false);
        try {
            if (!isMade) make(site, backend);
            Files.writeString(made, site.toString());
            return new GrowthSide(site, backend, Api.of(backend.url(), backend.token()));
        } catch (SQLException e) {
            backend.close();
            throw new Trouble("Cannot make the site: " + Failure.reason(e));
        } catch (IOException | RuntimeException e) {
            backend.close();
            throw e;
        }
    }

    private static void make(GrownSite site, ScratchBackend backend) throws SQLException {
        long begin = System.nanoTime();
        System.out.printf("  making a site of %,d pages …%n", site.pages());
        backend.stopBackend(); // it has made the tables; while they are filled nobody is to look
        site.fill(backend.access());
        backend.startBackend();
        System.out.printf("  made in %.0f s%n", (System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        backend.close();
    }
}
