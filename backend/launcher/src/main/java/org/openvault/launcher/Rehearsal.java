package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs an application once more beside the one that serves, asks it what readers ask, and lets the JDK write down what it
 * learned. It happens after the first start of a build, at the lowest priority; whatever goes wrong with it, the next start is
 * only as slow as this one was.
 */
final class Rehearsal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ROUNDS = 20;

    private final Home home;
    private volatile Optional<Child> running = Optional.empty();
    private volatile boolean over;

    private Rehearsal(Home home) {
        this.home = home;
    }

    /** In the background; {@link #close} gives it up. */
    static Rehearsal begin(Home home, List<Application> applications) {
        var rehearsal = new Rehearsal(home);
        Thread.ofVirtual().start(() -> applications.forEach(rehearsal::rehearse));
        return rehearsal;
    }

    private void rehearse(Application served) {
        Optional<AotCache> cache = served.aotCache().filter(each -> !each.isThere());
        if (cache.isEmpty() || over) return;
        Path folder = null;
        try {
            Files.createDirectories(cache.get().file().getParent());
            folder = Files.createTempDirectory(cache.get().file().getParent(), "rehearsal");
            Path made = folder.resolve("made.aot");
            perform(served.rehearsedOn(Port.anyFree().number(), Port.anyFree().number(), folder), made);
            if (Files.isRegularFile(made) && !over) cache.get().keep(made);
        } catch (IOException | Trouble failed) {
            note(served, failed);
        } finally {
            if (folder != null) Home.delete(folder);
        }
    }

    private void perform(Application application, Path made) {
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(application.command(home, List.of()));
        command.add(command.indexOf("-jar"), "-XX:AOTCacheOutput=" + made);
        Path log = LogFile.startNew(home, application.name() + "-rehearsal");
        Child child = Child.start(application.name(), log, command, application.environment());
        running = Optional.of(child);
        if (!Await.until(PATIENCE, () -> over || !child.isAlive() || application.isReady()) || over) {
            Child.kill(child.process().toHandle());
            return;
        }
        for (int round = 0; round < ROUNDS && !over; round++) application.exercise();
        child.process().destroy();
        if (!Await.until(PATIENCE, () -> over || !child.isAlive()) || over)
            Child.kill(child.process().toHandle());
        running = Optional.empty();
    }

    private void note(Application application, Exception failed) {
        try {
            Files.writeString(home.log(application.name() + "-rehearsal"), "given up: " + failed.getMessage() + "\n");
        } catch (IOException nobodyToTell) {
            over = true;
        }
    }

    @Override
    public void close() {
        over = true;
        running.ifPresent(child -> Child.kill(child.process().toHandle()));
    }
}
