package org.openvault.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole tutorial, in a fresh copy of the checkout: writes its files, builds, starts, and runs each block. */
class TutorialWalkTest {
    private static final int MINUTES = 20;

    @TempDir
    Path folder;

    @Test
    void theTutorialLeadsToAPublishedPage() throws Exception {
        assumeTrue(Boolean.getBoolean("ov.docs.walk"), "it builds everything anew: -Dov.docs.walk=true walks it");
        Path checkout = copy();
        List<String> blocks = new ArrayList<>();
        int site = freePort();
        int backend = freePort();
        for (Docs.Block block : Docs.blocks(Docs.read(Docs.page("tutorial/own-content-type.md")))) {
            if (!block.title().isEmpty()) {
                Path file = checkout.resolve(block.title());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            } else if (block.language().equals("sh")) {
                blocks.add(block.text()
                        .replace("./ov up", "./ov up --site-port " + site + " --backend-port " + backend)
                        .replace("localhost:8080", "localhost:" + site)
                        .replace("localhost:8081", "localhost:" + backend));
            }
        }
        assertThat(blocks).hasSizeGreaterThan(5);
        String cache = System.getenv()
                .getOrDefault("OV_CACHE", Docs.CHECKOUT.resolve(".ov/cache").toString());
        var shell = new Shell(checkout, folder.resolve("walk.log"), Map.of("OV_CACHE", cache, "OV_AOT", "off"));
        try {
            Shell.Said said = shell.run(blocks, MINUTES);
            assertThat(said.code()).as(said.text()).isZero();
            assertThat(said.text()).contains("Doors open at ten", "2027-05-08", "\"status\":\"live\"");
        } finally {
            shell.run(List.of("./ov stop"), 1);
        }
    }

    /** As a clone would be: what is committed, and what is about to be. */
    private Path copy() throws IOException, InterruptedException {
        Path checkout = Files.createDirectories(folder.resolve("openvault"));
        var shell = new Shell(Docs.CHECKOUT, folder.resolve("copy.log"), Map.of("TO", checkout.toString()));
        Shell.Said said = shell.run(
                List.of(
                        "git ls-files -co --exclude-standard -z | tar --null -T - -cf - | tar -xf - -C \"$TO\"",
                        "git init -q \"$TO\""),
                2);
        assertThat(said.code()).as(said.text()).isZero();
        return checkout;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
