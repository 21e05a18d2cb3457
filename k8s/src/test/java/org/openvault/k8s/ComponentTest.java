package org.openvault.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts that an overlay may take, each put to production as it is. */
class ComponentTest {

    @Test
    void withClientCertificatesTheAdminAsksForOne() throws IOException {
        Overlay with = with("client-certificates");

        assertThat(with.get("TLSOption", "admin")
                        .json()
                        .at("/spec/clientAuth/clientAuthType")
                        .asText())
                .isEqualTo("RequireAndVerifyClientCert");
        assertThat(with.get("TLSOption", "public").json().at("/spec/clientAuth").isMissingNode())
                .isTrue();
        assertThat(with.get("ExternalSecret", "admin-client-authority")
                        .json()
                        .at("/spec/target/name")
                        .asText())
                .isEqualTo(with.get("TLSOption", "admin")
                        .json()
                        .at("/spec/clientAuth/secretNames/0")
                        .asText());
        assertThat(SchemaTest.faultsIfKnown(with.manifests())).isEmpty();
    }

    @Test
    void cloudNativePgTakesTheDatabasesPlace() throws IOException {
        Overlay with = with("cloudnative-pg");

        assertThat(with.kinds("StatefulSet", "CronJob")).isEmpty();
        assertThat(with.get("Cluster", "db").json().at("/spec/instances").asInt())
                .isEqualTo(3);
        assertThat(with.get("Cluster", "db").annotation("argocd.argoproj.io/sync-options"))
                .contains("Prune=confirm");
        assertThat(with.text())
                .contains("jdbc:postgresql://db-rw:5432/openvault")
                .doesNotContain("//db:5432");
        List<String> secrets = with.kinds("ExternalSecret")
                .map(each -> each.json().at("/spec/target/name").asText())
                .toList();
        assertThat(List.of("database-owner", "database-reader", "database-backup"))
                .allMatch(secrets::contains);
        assertThat(SchemaTest.faultsIfKnown(with.manifests())).isEmpty();
    }

    private static Overlay with(String component) throws IOException {
        Path folder = Overlay.FOLDER.resolve("target/with/" + component);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: ov
                resources:
                  - ../../../base
                components:
                  - ../../../components/%s
                """.formatted(component));
        String text = Overlay.build(folder);
        return new Overlay("ov", text, Overlay.manifests(text));
    }
}
