package org.openvault.backend.comment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names behind an {@code @}: as users are called, and so with dots and the like in them, which may also end a sentence. */
final class MentionText {

    private static final int MOST = 20;
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}._@+-])@([\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99})");

    private MentionText() {}

    /** Everything that may be meant, in lower case: {@code @ada.} may be "ada." or "ada". */
    static Set<String> candidates(String body) {
        var names = new LinkedHashSet<String>();
        MENTION.matcher(body).results().limit(MOST).forEach(found -> names.addAll(readings(found.group(1))));
        return names;
    }

    /** The longest first. */
    private static List<String> readings(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        var readings = new ArrayList<>(List.of(name));
        while (name.matches(".*[._@+-]")) {
            name = name.substring(0, name.length() - 1);
            readings.add(name);
        }
        return readings;
    }

    /** Those of the known names that are meant. */
    static Set<String> meant(String body, Set<String> known) {
        var meant = new LinkedHashSet<String>();
        MENTION.matcher(body).results().limit(MOST).forEach(found -> reading(found.group(1), known)
                .ifPresent(meant::add));
        return meant;
    }

    private static Optional<String> reading(String written, Set<String> known) {
        return readings(written).stream().filter(known::contains).findFirst();
    }

    /** The text cut where somebody who is known is mentioned. */
    static List<ListComments.Part> parts(String body, Set<String> known) {
        var parts = new ArrayList<ListComments.Part>();
        int done = 0;
        for (Matcher found = MENTION.matcher(body); found.find(); ) {
            Optional<String> name = reading(found.group(1), known);
            if (name.isPresent()) {
                int end = found.start(1) + name.get().length();
                add(parts, body.substring(done, found.start()), false);
                add(parts, body.substring(found.start(), end), true);
                done = end;
            }
        }
        add(parts, body.substring(done), false);
        return parts;
    }

    private static void add(List<ListComments.Part> parts, String text, boolean mention) {
        if (!text.isEmpty()) {
            parts.add(new ListComments.Part(text, mention));
        }
    }
}
