package org.openvault.backend.admin.explorer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page in the order of a list, by which the next part of it is found however many stand before. */
record Cursor(String key, long id) {

    /** Empty for what is none, and for one whose key could not be read as what the order is by. */
    static Optional<Cursor> parse(@Nullable String text, Sort sort) {
        try {
            String plain = text == null ? "" : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            if (space < 1 || !plain.substring(0, space).matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            String key = plain.substring(space + 1);
            return fits(key, sort)
                    ? Optional.of(new Cursor(key, Long.parseLong(plain.substring(0, space))))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean fits(String key, Sort sort) {
        return switch (sort) {
            case TREE -> key.matches("-?[0-9]{1,60}(\\.[0-9]{1,1000})?");
            case EDITED ->
                key.matches("2[0-9]{3}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9][0-9.+:-]{0,20}");
            case TITLE, TYPE -> key.indexOf('\0') < 0;
        };
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + " " + key).getBytes(StandardCharsets.UTF_8));
    }
}
