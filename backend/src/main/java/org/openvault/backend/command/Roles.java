package org.openvault.backend.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this process does: one artefact serves every role. */
public record Roles(Set<Role> roles) {

    /** {@code DEPLOYMENT} migrates the database and exits; the others serve until they are stopped. */
    public enum Role {
        API,
        ADMIN,
        SCHEDULER,
        DEPLOYMENT
    }

    private static final List<String> NAMES =
            Arrays.stream(Role.values()).map(Roles::name).toList();

    public Roles {
        roles = Set.copyOf(roles);
    }

    static Roles current() {
        return of(System.getenv("OV_ROLES"));
    }

    /**
     * @param names with commas between, {@code api,scheduler}; all but deployment when empty
     * @throws IllegalArgumentException naming what is unknown
     */
    static Roles of(@Nullable String names) {
        if (names == null || names.isBlank()) {
            return new Roles(EnumSet.complementOf(EnumSet.of(Role.DEPLOYMENT)));
        }
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(names.split(",")).map(String::strip).map(Roles::role).forEach(roles::add);
        return new Roles(roles);
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> name(role).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "OV_ROLES names the unknown role '" + name + "'; there are " + String.join(", ", NAMES)));
    }

    /** As OV_ROLES spells them. */
    List<String> names() {
        return roles.stream().sorted().map(Roles::name).toList();
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    boolean has(Role role) {
        return roles.contains(role);
    }

    boolean isDeploymentOnly() {
        return roles.equals(Set.of(Role.DEPLOYMENT));
    }
}
