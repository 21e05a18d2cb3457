package org.openvault.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ov deploy}, {@code rollback} and {@code scale}, on a repository with the manifests that there are. */
class OperateTest {
    private static final String NAME = "registry.example/ov/";

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() throws Exception {
        copy("k8s/overlays/ov", "version.yaml", "replicas.yaml", "kustomization.yaml");
        copy("k8s/overlays/ov-demo", "version.yaml", "replicas.yaml", "kustomization.yaml");
        copy("k8s/components/autoscaling", "frontend.yaml", "backend-api.yaml");
        must("git", "init", "-q", "-b", "main");
        must("git", "config", "user.name", "Operator");
        must("git", "config", "user.email", "operator@openvault.example");
        must("git", "add", "-A");
        must("git", "commit", "-q", "-m", "begin");
    }

    private void copy(String place, String... names) throws IOException {
        Files.createDirectories(folder.resolve(place));
        for (String name : names) {
            Files.copy(
                    Checkout.ROOT.resolve(place).resolve(name),
                    folder.resolve(place).resolve(name));
        }
    }

    private void must(String... command) throws Exception {
        Checkout.Outcome outcome = Checkout.run(folder, Map.of(), List.of(command));
        assertThat(outcome.code()).as(outcome.output()).isZero();
    }

    private Checkout.Outcome ov(String... words) throws Exception {
        var command =
                new ArrayList<>(List.of(Checkout.ROOT.resolve(".ci/operate").toString()));
        command.addAll(List.of(words));
        return Checkout.run(
                folder, Map.of("GIT_CEILING_DIRECTORIES", folder.getParent().toString()), command);
    }

    private void deploy(String overlay, char mark) throws Exception {
        assertThat(ov("deploy", overlay, image("backend", mark), image("frontend", mark))
                        .code())
                .isZero();
    }

    private static String image(String name, char mark) {
        return NAME + name + "@sha256:" + String.valueOf(mark).repeat(64);
    }

    private String runs(String overlay) throws IOException {
        String version = Files.readString(folder.resolve("k8s/overlays/" + overlay + "/version.yaml"));
        return version.replaceFirst("(?s).*?digest: sha256:(.).*", "$1");
    }

    private String log() throws Exception {
        return Checkout.run(folder, Map.of(), List.of("git", "log", "--format=%s"))
                .output();
    }

    @Test
    void productionRunsWhatDemoRunsAndTwiceIsOnce() throws Exception {
        assertThat(ov("deploy").output()).contains("demo runs no image yet");
        deploy("ov-demo", 'a');
        assertThat(runs("ov")).isEqualTo("0");

        assertThat(ov("deploy").output()).contains("committed", "git push");
        assertThat(runs("ov")).isEqualTo("a");
        String before = log();
        assertThat(ov("deploy").output()).contains("nothing to do");
        assertThat(log()).isEqualTo(before).startsWith("Have production run what demo has shown\n");
    }

    @Test
    void aDryRunShowsAndChangesNothing() throws Exception {
        deploy("ov-demo", 'a');
        String before = log();

        assertThat(ov("deploy", "--dry-run").output()).contains("+  digest: sha256:aaaa", "would commit");
        assertThat(ov("scale", "ov-demo", "frontend", "4", "--dry-run").output())
                .contains("count: 4", "would commit");

        assertThat(runs("ov")).isEqualTo("0");
        assertThat(log()).isEqualTo(before);
        assertThat(Checkout.run(folder, Map.of(), List.of("git", "status", "--short"))
                        .output())
                .isEmpty();
    }

    @Test
    void aRollbackGoesBackAndNeverForwardAgain() throws Exception {
        for (char mark : "abc".toCharArray()) deploy("ov", mark);

        assertThat(ov("rollback").code()).isZero();
        assertThat(runs("ov")).isEqualTo("b");
        assertThat(ov("rollback").code()).isZero();
        assertThat(runs("ov")).isEqualTo("a");
        assertThat(ov("rollback")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.output()).contains("no version before");
        });
        assertThat(runs("ov")).isEqualTo("a");

        deploy("ov", 'd');
        assertThat(ov("rollback").code()).isZero();
        assertThat(runs("ov")).isEqualTo("a");
    }

    @Test
    void nothingOfTheOperatorsIsLostOrTakenAlong() throws Exception {
        deploy("ov-demo", 'a');
        Path version = folder.resolve("k8s/overlays/ov/version.yaml");
        String mine = Files.readString(version) + "# mine\n";
        Files.writeString(version, mine);
        assertThat(ov("deploy").output()).contains("changes of yours");
        assertThat(version).hasContent(mine);
        must("git", "checkout", "-q", "--", ".");

        Files.writeString(folder.resolve("other"), "staged");
        must("git", "add", "other");
        assertThat(ov("deploy").output()).contains("something else is staged");
        assertThat(runs("ov")).isEqualTo("0");
    }

    @Test
    void itIsPushedWhereThatIsAskedFor() throws Exception {
        must("git", "clone", "-q", "--bare", ".", "origin.git");
        must("git", "remote", "add", "origin", folder.resolve("origin.git").toString());
        deploy("ov-demo", 'a');
        must("git", "push", "-q", "origin", "main");

        assertThat(ov("deploy", "--push").output()).contains("committed and pushed");
        assertThat(Checkout.run(
                                folder,
                                Map.of(),
                                List.of("git", "--git-dir=origin.git", "log", "-1", "--format=%s", "main"))
                        .output())
                .startsWith("Have production run what demo has shown");
    }

    @Test
    void whatMayBeScaledIsScaledAndTheRestSaysWhy() throws Exception {
        assertThat(ov("scale", "ov", "backend-admin", "3").code()).isZero();
        assertThat(folder.resolve("k8s/overlays/ov/replicas.yaml"))
                .content()
                .contains("replica: {name: backend-admin, count: 3}");
        assertThat(ov("scale", "ov", "frontend", "9").output()).contains("is the autoscaler's");
        assertThat(ov("scale", "ov", "backend-admin", "1").output()).contains("drained");
        assertThat(ov("scale", "ov", "database", "2").output()).contains("has no number of 'database'");
        assertThat(ov("scale", "elsewhere", "frontend", "2").output()).contains("there is no overlay 'elsewhere'");
        assertThat(ov("scale", "ov", "backend-admin", "many").code()).isEqualTo(2);
        assertThat(ov("deploy", "ov", "name:latest", "name:latest").output()).contains("is no image by digest");
        assertThat(ov("jump").code()).isEqualTo(2);
    }
}
