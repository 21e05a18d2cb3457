package org.openvault.frontend.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openvault.frontend.cache.PageFile.Head;

/**
 * Pages on disk, so that they outlive this process. All is written by one thread, in order, while nobody waits: when the
 * cursor of the change feed is on disk, so is what the changes up to it did to the pages.
 */
final class PageDisk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PageDisk.class);
    private static final String CURSOR = "cursor";
    private static final String HOSTS = "hosts";

    private final Path directory;
    private final String edition;
    private final FileChannel lock;
    private final WriteBehind writes = new WriteBehind();
    private final Map<Path, Long> lengths = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    private PageDisk(Path directory, String edition, FileChannel lock) {
        this.directory = directory;
        this.edition = edition;
        this.lock = lock;
    }

    /** Null where the folder cannot be used: not writable, or another process has it. */
    static @Nullable PageDisk open(Path directory, String edition) {
        try {
            Files.createDirectories(directory);
            FileChannel lock =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new IOException("another process has it");
            }
            return new PageDisk(directory, edition, lock);
        } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
            LOG.warnf("Pages are kept in memory only, for %s cannot be used: %s", directory, e);
            return null;
        }
    }

    /** What is there; damaged files are removed. A page of another edition of the site is to be rendered anew. */
    List<Head> list() {
        List<Head> heads = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory, 2)) {
            files.filter(file -> file.getParent() != null && !file.getParent().equals(directory))
                    .filter(Files::isRegularFile)
                    .forEach(file -> readHead(file, heads));
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("Stored pages cannot be listed: %s", e);
        }
        return heads;
    }

    private void readHead(Path file, List<Head> heads) {
        try {
            Head head = PageFile.readHead(file);
            if (!file.equals(file(head.key()))) {
                throw new IOException("under another name than its own");
            }
            if (!head.edition().equals(edition)) {
                head.facts().outdate();
            }
            count(file, Files.size(file));
            heads.add(head);
        } catch (IOException | RuntimeException e) {
            LOG.debugf("%s is removed: %s", file, e);
            file.toFile().delete();
        }
    }

    /** The last change whose effects are all on disk; −1 where none is known. */
    long cursor() {
        try {
            return Long.parseLong(Files.readString(directory.resolve(CURSOR)).strip());
        } catch (NoSuchFileException none) {
            return -1;
        } catch (IOException | NumberFormatException e) {
            LOG.warnf("The cursor of the change feed cannot be read: %s", e);
            return -1;
        }
    }

    /** Null where there is no such copy, or it is damaged. */
    @Nullable
    StoredPage read(CacheKey key, PageFacts facts) {
        try {
            return PageFile.read(file(key), facts);
        } catch (IOException | RuntimeException e) {
            LOG.debugf("%s cannot be read from disk: %s", key.target(), e);
            return null;
        }
    }

    void write(CacheKey key, StoredPage page) {
        Path file = file(key);
        String location = page.location() == null ? null : page.location().toString();
        Head head = new Head(key, page.facts(), page.contentType().toString(), location, edition);
        writes.add(file, () -> count(file, PageFile.write(file, head, page.body())), () -> remove(file));
    }

    void mark(CacheKey key) {
        Path file = file(key);
        writes.addUnlessPending(file, () -> PageFile.mark(file));
    }

    void delete(CacheKey key) {
        Path file = file(key);
        writes.add(file, () -> remove(file), () -> remove(file));
    }

    void cursor(long sequence) {
        note(CURSOR, String.valueOf(sequence));
    }

    /** The hosts that have a site of their own; null where that is not known. */
    @Nullable
    Set<String> hosts() {
        try {
            return Set.copyOf(Files.readString(directory.resolve(HOSTS)).lines().toList());
        } catch (IOException e) {
            return null;
        }
    }

    void hosts(Set<String> hosts) {
        note(HOSTS, String.join("\n", hosts));
    }

    private void note(String name, String text) {
        Path file = directory.resolve(name);
        WriteBehind.Step step = () -> {
            Path next = directory.resolve(name + ".next");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        };
        writes.add(file, step, step);
    }

    long bytes() {
        return bytes.get();
    }

    /** Waits until all that was to be written is. */
    void flush() {
        writes.flush();
    }

    @Override
    public void close() {
        writes.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debugf("The lock of stored pages stays: %s", e);
        }
    }

    private void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        count(file, 0);
    }

    private void count(Path file, long length) {
        Long before = length == 0 ? lengths.remove(file) : lengths.put(file, length);
        bytes.addAndGet(length - (before == null ? 0 : before));
    }

    private Path file(CacheKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((key.host() + "\n" + key.path() + "\n" + key.parameters())
                            .getBytes(StandardCharsets.UTF_8));
            String name = HexFormat.of().formatHex(digest, 0, 16);
            return directory.resolve(name.substring(0, 2)).resolve(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
