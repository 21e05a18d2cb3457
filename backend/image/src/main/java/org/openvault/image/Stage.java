package org.openvault.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * A folder that looks like the image's root: {@code opt/java} and {@code app}. Here the JDK learns of the application; what it
 * learned holds in the image, since the JVM compares the jars' names below their common folder, their sizes and their times.
 */
record Stage(Path root) {
    /** Of every file in every image, so that the same content is the same digest. */
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    Path java() {
        return root.resolve("opt/java");
    }

    Path application() {
        return root.resolve("app");
    }

    Path learned() {
        return application().resolve("application.aot");
    }

    /** @param packaged what Quarkus made, with quarkus-run.jar in it */
    Stage fill(Path packaged) {
        if (!Files.isRegularFile(packaged.resolve("quarkus-run.jar")))
            throw new Trouble(packaged + " holds no packaged application; ./ov image builds it");
        try {
            clear();
            copy(packaged, application());
            JavaRuntime.link(java());
            settle();
            return this;
        } catch (IOException e) {
            throw new Trouble("Cannot prepare " + root + ": " + e.getMessage(), e);
        }
    }

    void clear() throws IOException {
        if (!Files.exists(root)) return;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
                if (failed != null) throw failed;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectories(target);
                else Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    void settle() throws IOException {
        try (var files = Files.walk(root)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(each, FileTime.from(TIME));
            }
        }
    }
}
