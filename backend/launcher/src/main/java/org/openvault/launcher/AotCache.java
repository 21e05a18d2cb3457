package org.openvault.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What the JDK (JEP 483, 514 and 515) remembers of an application's classes and of how they run, so that it starts in a third
 * of the time. One file for each build and each JDK; one that does not fit is ignored by the JVM.
 *
 * @param file may not be there yet: {@link Rehearsal} makes it
 */
record AotCache(Path file) {

    /** Empty where nobody says where caches lie, or OV_AOT=off. */
    static Optional<AotCache> of(String name, Path jar, Map<String, String> environment) {
        String cache = environment.get("OV_CACHE");
        return cache == null || "off".equals(environment.get("OV_AOT"))
                ? Optional.empty()
                : Optional.of(new AotCache(Path.of(cache, "aot", name + "-" + fingerprint(jar) + ".aot")));
    }

    /** Of the JVM and of what was built: size and time of each jar are what the JVM itself compares. */
    private static String fingerprint(Path jar) {
        var sum = new CRC32C();
        sum.update(System.getProperty("java.vm.version").getBytes());
        try (Stream<Path> files = Files.walk(jar.getParent())) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                sum.update((each + " " + Files.size(each) + " " + Files.getLastModifiedTime(each)).getBytes());
            }
        } catch (IOException e) {
            throw new Trouble("Cannot read what was built: " + Failure.reason(e));
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    boolean isThere() {
        return Files.isRegularFile(file);
    }

    List<String> options() {
        return isThere() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** Puts a new one in its place, and throws those of older builds away. */
    void keep(Path made) throws IOException {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        String own = file.getFileName().toString();
        String name = own.substring(0, own.indexOf('-') + 1);
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path each : files.toList()) {
                String other = each.getFileName().toString();
                if (other.startsWith(name) && !other.equals(own)) Files.deleteIfExists(each);
            }
        }
    }
}
