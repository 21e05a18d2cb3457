package org.openvault.frontend.cache;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content codings that bodies are stored in. */
public enum Encoding {
    IDENTITY(""),
    GZIP("gzip"),
    BROTLI("br");

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    /** The name in HTTP; empty for none. */
    public String token() {
        return token;
    }

    /** The best coding that a client accepts, by its Accept-Encoding. */
    public static Encoding best(@Nullable String accepted) {
        if (accepted == null || accepted.isEmpty()) {
            return IDENTITY;
        }
        if (accepts(accepted, "br")) {
            return BROTLI;
        }
        return accepts(accepted, "gzip") ? GZIP : IDENTITY;
    }

    private static boolean accepts(String accepted, String token) {
        int at = accepted.indexOf(token);
        if (at < 0) {
            return accepted.indexOf('*') >= 0 && weighs(accepted, accepted.indexOf('*') + 1);
        }
        boolean starts = at == 0 || accepted.charAt(at - 1) == ' ' || accepted.charAt(at - 1) == ',';
        return starts && weighs(accepted, at + token.length());
    }

    /** Whether what stands from here to the next comma does not say {@code q=0}. */
    private static boolean weighs(String accepted, int from) {
        int comma = accepted.indexOf(',', from);
        String rest = accepted.substring(from, comma < 0 ? accepted.length() : comma);
        if (rest.isBlank()) {
            return true;
        }
        String weight = rest.replace(" ", "").toLowerCase(Locale.ROOT);
        return weight.startsWith(";q=") && !weight.matches(";q=0(\\.0*)?");
    }
}
