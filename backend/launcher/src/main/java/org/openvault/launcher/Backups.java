package org.openvault.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A home's backups: {@code base/SECOND/} holds a copy of the database (db.zip), its checksum and pages to compare with;
 * {@code wal/} the log since the oldest of them; {@code media/} every uploaded file. Any instant after the oldest can be restored.
 */
record Backups(Path folder) {
    private static final String FORSAKEN = ".forsaken";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    static Backups of(Home home) {
        return new Backups(home.folder().resolve("backups"));
    }

    /** One that is whole. From its second on the log makes it any later state. */
    record Base(Path folder, Instant at) {
        Path database() {
            return folder.resolve("db.zip");
        }

        Path checksum() {
            return folder.resolve("db.zip.sha256");
        }

        Path pages() {
            return folder.resolve("pages.json");
        }

        void requireWhole() {
            try {
                String written = Files.readString(checksum()).strip();
                if (sha256(database()).equals(written)) return;
            } catch (IOException e) {
                throw new Trouble("Cannot read the backup " + folder + ": " + Failure.reason(e));
            }
            throw new Trouble("The backup " + folder + " is not what was written: its checksum differs");
        }
    }

    Path bases() {
        return folder.resolve("base");
    }

    Path log() {
        return folder.resolve("wal");
    }

    Path media() {
        return folder.resolve("media");
    }

    /** The whole second at or after its end: names have no fractions, and before its end a copy is of no state at all. */
    static Instant called(Instant ended) {
        return ended.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    Path place(Instant at) {
        return bases().resolve(NAME.format(at));
    }

    /** The oldest first. */
    List<Base> list() {
        if (!Files.isDirectory(bases())) return List.of();
        try (Stream<Path> files = Files.list(bases())) {
            return files.filter(each -> each.getFileName().toString().matches("\\d{4}-.*Z"))
                    .sorted()
                    .map(each -> new Base(
                            each, Instant.from(NAME.parse(each.getFileName().toString()))))
                    .toList();
        } catch (IOException e) {
            throw new Trouble("Cannot read " + bases() + ": " + Failure.reason(e));
        }
    }

    /** The newest that was whole at the instant, and so can become what stood then; of all when there is none. */
    Optional<Base> newestAt(Optional<Instant> instant) {
        return list().stream()
                .filter(base -> instant.filter(base.at()::isAfter).isEmpty())
                .reduce((older, newer) -> newer);
    }

    /**
     * After a restore to an instant the log goes on from there: it makes nothing of copies that were made later. They are not looked
     * at any more.
     */
    void forsake(Instant instant) {
        for (Base base : list()) {
            if (!base.at().isAfter(instant)) continue;
            try {
                Files.move(
                        base.folder(),
                        base.folder().resolveSibling(base.folder().getFileName() + FORSAKEN));
            } catch (IOException e) {
                throw new Trouble("All is restored, but a later backup cannot be set aside; move it away yourself: "
                        + Failure.reason(e));
            }
        }
    }

    /** Goes when all are gone that are older than it. */
    void deleteForsaken(Base oldest) throws IOException {
        String first = oldest.folder().getFileName().toString();
        try (Stream<Path> files = Files.list(bases())) {
            files.filter(each -> each.toString().endsWith(FORSAKEN))
                    .filter(each -> each.getFileName().toString().compareTo(first) < 0)
                    .forEach(Home::delete);
        }
    }

    /** What the server does with each full segment of its log. Before the first backup nobody needs them. */
    String archiveCommand() {
        String place = folder.toString().replace("%", "%%").replace("\"", "\\\"");
        return """
                test ! -d "%1$s/base" || test -f "%1$s/wal/%%f" || { mkdir -p "%1$s/wal" && cp "%%p" "%1$s/wal/%%f.part" \
                && mv "%1$s/wal/%%f.part" "%1$s/wal/%%f"; }""".formatted(place);
    }

    String restoreCommand() {
        return "cp \"%s/%%f\" \"%%p\""
                .formatted(log().toString().replace("%", "%%").replace("\"", "\\\""));
    }

    /** Copies files that the other folder lacks. Names of uploaded files say what is in them, so none ever changes. */
    static int copyNew(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) return 0;
        int copied = 0;
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains(".part"))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.exists(target)) continue;
                Files.createDirectories(target.getParent());
                Path part = target.resolveSibling(target.getFileName() + ".part");
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING); // one that was cut short may lie there
                Files.move(part, target);
                copied++;
            }
        }
        return copied;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
