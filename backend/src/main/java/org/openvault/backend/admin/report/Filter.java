package org.openvault.backend.admin.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a report is to say only; empty in any of these for whatever it is.
 *
 * @param since a day, {@code 2026-05-01}, in the time zone of whoever asks
 * @param until likewise, that day included
 */
public record Filter(String type, String user, String action, String since, String until, ZoneId zone) {

    static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    @Nullable
    Instant begin() {
        return day(since, 0);
    }

    @Nullable
    Instant end() {
        return day(until, 1);
    }

    private @Nullable Instant day(String text, int later) {
        try {
            return text.isEmpty()
                    ? null
                    : LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** As it stands in an address, ending in {@code &} where it says anything. */
    public String query() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("type", type);
        said.put("user", user);
        said.put("action", action);
        said.put("since", since);
        said.put("until", until);
        return said.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }
}
