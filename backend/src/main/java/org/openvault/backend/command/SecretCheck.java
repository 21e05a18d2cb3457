package org.openvault.backend.command;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.command.Roles.Role;

/** Finds secrets that are missing or that everybody knows. What they are is never said. */
final class SecretCheck {

    private static final int SIGNING_KEY = 32;
    private static final int FEWEST_SIGNS = 5;

    /** What stands in examples, in our own defaults, and in files that nobody filled in. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "admin",
            "default",
            "example",
            "null",
            "openvault",
            "password",
            "postgres",
            "secret",
            "test",
            "todo",
            "xxx");

    private static final Set<String> PARTS_OF_PLACEHOLDERS = Set.of("changeme", "placeholder", "replaceme");

    private SecretCheck() {}

    /**
     * @param settings what an environment variable says, or null
     * @return the first fault, in one line
     */
    static Optional<String> findFault(UnaryOperator<@Nullable String> settings, Roles roles) {
        boolean signs = roles.has(Role.API) || roles.has(Role.ADMIN);
        boolean hasReader = !isBlank(settings.apply("OV_DB_READER_USER"));
        boolean makesUser = !isBlank(settings.apply("OV_FIRST_USER"));
        return Stream.of(
                        password("OV_DB_PASSWORD", settings.apply("OV_DB_PASSWORD"), true),
                        password("OV_DB_READER_PASSWORD", settings.apply("OV_DB_READER_PASSWORD"), hasReader),
                        password("OV_FIRST_PASSWORD", settings.apply("OV_FIRST_PASSWORD"), makesUser),
                        password("OV_SIGNING_KEY", settings.apply("OV_SIGNING_KEY"), signs),
                        length(settings.apply("OV_SIGNING_KEY")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> password(String name, @Nullable String value, boolean needed) {
        if (value == null || value.isBlank()) {
            return needed ? Optional.of(name + " is missing") : Optional.empty();
        }
        return isPlaceholder(value) ? Optional.of(name + " is a placeholder, no secret") : Optional.empty();
    }

    private static Optional<String> length(@Nullable String key) {
        return isBlank(key) || key.strip().length() >= SIGNING_KEY
                ? Optional.empty()
                : Optional.of("OV_SIGNING_KEY is shorter than " + SIGNING_KEY + " characters");
    }

    private static boolean isPlaceholder(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        String letters = plain.replaceAll("[^a-z0-9]", "");
        return WELL_KNOWN.contains(letters)
                || PARTS_OF_PLACEHOLDERS.stream().anyMatch(letters::contains)
                || plain.matches("<.*>|\\$\\{.*}|\\{\\{.*}}")
                || plain.chars().distinct().count() < FEWEST_SIGNS;
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
