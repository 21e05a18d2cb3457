package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether anything that an editor was told is kept can be lost: several edit the same pages over HTTP while the backend is
 * killed again and again, and in the end what was answered is compared with what is there.
 */
final class ProveEdits implements Editor.Circumstances {
    private static final int SHARED_PAGES = 3;

    /** The backend is killed after at most so many attempts to save, and a moment that may be in the midst of one. */
    private static final int LONGEST_LIFE = 170;

    private static final Duration LONGEST_MOMENT = Duration.ofMillis(40);
    /** So many victims there are to one that is the database, where that is wanted. */
    private static final int DATABASE_EVERY = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * When it is enough: as soon as all of it is reached.
     *
     * @param databaseKills among the kills; 0 leaves the database alone
     */
    record Extent(long seed, int editors, Duration time, int edits, int kills, int databaseKills) {
        static Extent of(Options options) {
            int editors = Math.max(1, options.number("--editors", 8));
            int seed = options.number("--seed", (int) (System.nanoTime() / 1000 % 1_000_000));
            return options.has("--long")
                    ? new Extent(seed, editors, Duration.ZERO, 10_000, 120, 20)
                    : new Extent(seed, editors, Duration.ofMinutes(options.number("--minutes", 3)), 0, 1, 0);
        }
    }

    /** @param discrepancy empty when all is well */
    record Verdict(String figures, Optional<String> discrepancy) {}

    private final Extent extent;
    private final ScratchBackend backend;
    private final EditLog log;
    private final List<Long> pages = new ArrayList<>();
    private final List<Editor> editors = new ArrayList<>();
    private Instant begin = Instant.now();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean isOver;
    private volatile boolean isUp = true;
    private volatile int kills;
    private volatile int databaseKills;

    private ProveEdits(Extent extent, ScratchBackend backend, EditLog log) {
        this.extent = extent;
        this.backend = backend;
        this.log = log;
    }

    static int run(Options options) {
        if (!options.rest().equals(List.of("edits")))
            throw new Trouble(Trouble.WRONG_USE, "say what is to be proven: ./ov prove edits");
        try {
            Path folder = Files.createTempDirectory("ov-prove");
            Verdict verdict = prove(Extent.of(options), folder);
            System.out.println(verdict.figures());
            if (verdict.discrepancy().isPresent()) {
                System.out.println("  not proven: " + verdict.discrepancy().get());
                System.out.println("  all of it is kept in " + folder);
                return Trouble.FAILED;
            }
            System.out.println("  proven: nothing that was acknowledged is lost, and nothing was overwritten unseen");
            Home.delete(folder);
            return 0;
        } catch (IOException e) {
            throw new Trouble("Cannot prove anything: " + Failure.reason(e));
        }
    }

    static Verdict prove(Extent extent, Path folder) throws IOException {
        System.out.printf("  seed %d, %d editors …%n", extent.seed(), extent.editors());
        try (var backend = ScratchBackend.start(folder.resolve("home"), true);
                var log = new EditLog(folder.resolve("edits.jsonl"))) {
            var proof = new ProveEdits(extent, backend, log);
            proof.prepare();
            proof.editAndKill();
            return proof.verdict();
        }
    }

    /** A few pages for all, and one for each editor, who is a user with a token of their own. */
    private void prepare() throws IOException {
        var scene = new EditScene(Api.of(backend.url(), backend.token()));
        pages.addAll(scene.pages(SHARED_PAGES + extent.editors()));
        for (int number = 1; number <= extent.editors(); number++) {
            editors.add(new Editor(
                    number,
                    extent.seed(),
                    Api.of(backend.url(), scene.token(Editor.name(number))),
                    pages.subList(0, SHARED_PAGES),
                    pages.get(SHARED_PAGES + number - 1),
                    log,
                    this));
        }
    }

    @Override
    public boolean isOver() {
        return isOver;
    }

    @Override
    public void sending() {
        sent.incrementAndGet();
    }

    @Override
    public void awaitBackend() {
        Await.until(PATIENCE, () -> isOver || isUp);
    }

    private void editAndKill() {
        begin = Instant.now();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<? extends Future<?>> working =
                    editors.stream().map(threads::submit).toList();
            try {
                killUntilEnough(working);
            } finally {
                isOver = true;
            }
            for (Future<?> editor : working) editor.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED, "stopped");
        }
    }

    private void killUntilEnough(List<? extends Future<?>> working) {
        var random = new Random(extent.seed());
        while (!isEnough() && working.stream().noneMatch(Future::isDone)) {
            int life = sent.get() + random.nextInt(1, LONGEST_LIFE);
            long moment = random.nextLong(LONGEST_MOMENT.toNanos());
            boolean isDatabase =
                    extent.databaseKills() > 0 && (kills + databaseKills) % DATABASE_EVERY == DATABASE_EVERY - 1;
            Await.until(PATIENCE, () -> sent.get() >= life || working.stream().anyMatch(Future::isDone));
            LockSupport.parkNanos(moment);
            if (isDatabase) killDatabase();
            else killBackend();
        }
    }

    private void killBackend() {
        isUp = false;
        backend.killBackend();
        kills++;
        backend.startBackend();
        isUp = true;
    }

    /** The backend is to find its way back by itself. */
    private void killDatabase() {
        isUp = false;
        backend.killDatabase();
        databaseKills++;
        backend.startDatabase();
        if (!Await.until(PATIENCE, backend::isReady))
            throw new Trouble("The backend has not come back " + PATIENCE.toMinutes() + " min after its database did");
        isUp = true;
    }

    private boolean isEnough() {
        return Instant.now().isAfter(begin.plus(extent.time()))
                && log.acknowledged() >= extent.edits()
                && kills >= extent.kills()
                && databaseKills >= extent.databaseKills();
    }

    private Verdict verdict() throws IOException {
        var evidence = new EditEvidence(backend, log, pages);
        Optional<String> discrepancy = evidence.findDiscrepancy();
        String figures = """
                  %d s, seed %d, %d editors, %d pages
                  edits %,d   acknowledged %,d (%,d of them merged)   conflicts %,d   failed %,d   no answer %,d   done of the last two %,d
                  publishings %,d   kills of the backend %d, of the database %d
                """.stripTrailing().formatted(
                Duration.between(begin, Instant.now()).toSeconds(),
                extent.seed(),
                extent.editors(),
                pages.size(),
                log.all(),
                log.acknowledged(),
                log.count(Edit.Outcome.MERGED),
                log.count(Edit.Outcome.CONFLICT),
                log.count(Edit.Outcome.FAILED),
                log.count(Edit.Outcome.UNANSWERED),
                evidence.doneWithoutAnswer(),
                log.published().size(),
                kills,
                databaseKills);
        return new Verdict(figures, discrepancy);
    }
}
