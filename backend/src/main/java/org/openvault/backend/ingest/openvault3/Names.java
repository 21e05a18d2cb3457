package org.openvault.backend.ingest.openvault3;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** People's names: one person is written with and without title, degree and middle initial. */
final class Names {

    private static final Pattern DEGREE =
            Pattern.compile(",\\s*(ph\\.?\\s?d|m\\.?d|mls|mlis|m\\.?a|jr|sr|esq)\\.?(?=,|$)");
    private static final Pattern TITLE = Pattern.compile("^(dr|prof|professor|mr|mrs|ms)\\b\\.?\\s+");
    private static final Pattern INITIAL = Pattern.compile("\\b\\p{L}\\.\\s*");

    private Names() {}

    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        plain = TITLE.matcher(DEGREE.matcher(plain.strip()).replaceAll("")).replaceAll("");
        String withoutInitials = INITIAL.matcher(plain).replaceAll("").strip();
        // "J. Smith" and "K. Smith" are two people: initials only go where two words of the name remain.
        String kept = withoutInitials.contains(" ") ? withoutInitials : plain;
        return kept.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /**
     * The names in a byline. Commas and "and" separate names only where they part people that the page introduces,
     * because degrees follow a comma and organisations have an "and" in their names.
     */
    static List<String> inByline(String byline, Set<String> knownKeys) {
        List<String> names = new ArrayList<>();
        for (String line : byline.split("[\\n;]|\\s&\\s")) {
            String name = line.strip();
            if (name.isEmpty()) {
                continue;
            }
            List<String> parts = List.of(name.split(",\\s*(?:and\\s+)?|\\s+and\\s+"));
            boolean several = parts.size() > 1
                    && !knownKeys.contains(key(name))
                    && parts.stream().anyMatch(part -> knownKeys.contains(key(part)));
            names.addAll(several ? parts : List.of(name));
        }
        return names;
    }
}
