package org.openvault.backend.admin.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What forms send, as use cases want it. */
final class SettingsForm {

    static final int PAGE = 50;

    private SettingsForm() {}

    static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    static @Nullable String orNull(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    static List<String> lines(@Nullable String given) {
        return text(given)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static int page(@Nullable Integer given) {
        return Math.clamp(given == null ? 1 : given, 1, 10_000);
    }
}
