package org.openvault.backend.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCheckTest {

    private static final Map<String, String> GOOD =
            Map.of("OV_DB_PASSWORD", "k7-Vd-00-Qm", "OV_SIGNING_KEY", "this key is longer than 32 characters");

    private static Optional<String> fault(String roles, String... changes) {
        var settings = new HashMap<>(GOOD);
        for (int at = 0; at < changes.length; at += 2) {
            settings.put(changes[at], changes[at + 1]);
        }
        return SecretCheck.findFault(settings::get, Roles.of(roles));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openvault",
                "OpenVault",
                "changeme",
                "change-me",
                "CHANGE_ME_PLEASE",
                "placeholder",
                "secret",
                "password",
                "<password>",
                "${DB_PASSWORD}",
                "xxxxxxxxxxxxxxxx",
                "abab abab"
            })
    void whatEverybodyKnowsIsNoSecret(String value) {
        assertThat(fault("api", "OV_DB_PASSWORD", value)).contains("OV_DB_PASSWORD is a placeholder, no secret");
    }

    @Test
    void goodOnesAreGood() {
        assertThat(fault("api,admin,scheduler")).isEmpty();
        assertThat(fault("api", "OV_FIRST_PASSWORD", "a secret garden")).isEmpty();
    }

    @Test
    void whatIsNeededByARoleIsMissedByIt() {
        assertThat(fault("api", "OV_DB_PASSWORD", " ")).contains("OV_DB_PASSWORD is missing");
        assertThat(fault("api", "OV_SIGNING_KEY", "")).contains("OV_SIGNING_KEY is missing");
        assertThat(fault("deployment", "OV_SIGNING_KEY", "")).isEmpty();
        assertThat(fault("deployment", "OV_SIGNING_KEY", "a short key")).isPresent();
        assertThat(fault("api", "OV_DB_READER_USER", "reader")).contains("OV_DB_READER_PASSWORD is missing");
        assertThat(fault("deployment", "OV_FIRST_USER", "ann")).contains("OV_FIRST_PASSWORD is missing");
    }
}
