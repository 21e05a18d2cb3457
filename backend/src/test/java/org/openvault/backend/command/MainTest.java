package org.openvault.backend.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openvault.backend.command.Roles.Role;

class MainTest {

    @Test
    void anAddressOfPostgresIsTakenApart() {
        String[] names = {"OV_DB_JDBC_URL", "OV_DB_USER", "OV_DB_PASSWORD"};
        try {
            Main.readDatabaseAddress("postgresql://me:p%40ss+word@db.example/vault?sslmode=require");
            assertThat(names)
                    .extracting(System::getProperty)
                    .containsExactly("jdbc:postgresql://db.example:5432/vault?sslmode=require", "me", "p@ss+word");
        } finally {
            Set.of(names).forEach(System::clearProperty);
        }
    }

    @Test
    void anUnknownRoleIsNamed() {
        assertThatThrownBy(() -> Roles.of("api,editor")).hasMessageContaining("unknown role 'editor'");
    }

    @Test
    void withoutAWordAProcessDoesEverythingButDeploy() {
        assertThat(Roles.of(" ").roles()).containsExactlyInAnyOrder(Role.API, Role.ADMIN, Role.SCHEDULER);
        assertThat(Roles.of("deployment").isDeploymentOnly()).isTrue();
    }
}
