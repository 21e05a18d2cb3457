package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets are named here and kept elsewhere. */
class SecretTest {
    private static final Pattern SECRET = Pattern.compile(
            "-----BEGIN|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|xox[abprs]-|eyJ[A-Za-z0-9_-]{20,}\\.eyJ"
                    + "|(?i)(password|secret|token|api[-_]?key)\\s*[:=]\\s*['\"]?[A-Za-z0-9+/_-]{12,}['\"]?\\s*$",
            Pattern.MULTILINE);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noSecretIsWrittenDown(Overlay overlay) {
        assertThat(overlay.kinds("Secret")).isEmpty();
        assertThat(overlay.text()).doesNotContainPattern(SECRET);
        assertThat(overlay.workloads().flatMap(each -> each.containers().stream()))
                .flatExtracting(container -> Manifest.elements(container.path("env")))
                .filteredOn(variable -> variable.path("name").asText().matches(".*(PASSWORD|KEY|TOKEN|SECRET|_USER)$"))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(
                                variable.at("/valueFrom/secretKeyRef/name").asText())
                        .as("%s", variable)
                        .isNotEmpty());
    }

    @Test
    void norInAnyFile() throws IOException {
        for (String folder : new String[] {"k8s/base", "k8s/components", "k8s/overlays", "argocd", ".github"}) {
            Path start = Overlay.FOLDER.resolveSibling(folder);
            if (!Files.isDirectory(start)) continue;
            try (var files = Files.walk(start)) {
                assertThat(files.filter(Files::isRegularFile)).allSatisfy(file -> assertThat(Files.readString(file))
                        .as("%s", file)
                        .doesNotContainPattern(SECRET));
            }
        }
    }

    @Test
    void whatASecretLooksLikeIsKnown() {
        assertThat(SECRET.matcher("  password: aG9yc2ViYXR0ZXJ5").find()).isTrue();
        assertThat(SECRET.matcher("  OV_DB_PASSWORD: \"correcthorsebattery\"").find())
                .isTrue();
        assertThat(SECRET.matcher("-----BEGIN PRIVATE KEY-----").find()).isTrue();
        assertThat(SECRET.matcher("  key: password").find()).isFalse();
    }
}
