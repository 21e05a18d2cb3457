package org.openvault.frontend.page;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The one spelling of each address. */
final class Paths {

    private static final int LONGEST = 2000;

    /** What a requested path means. */
    sealed interface Meaning {}

    /** @param path decoded, slashes at both ends */
    record Page(String path) implements Meaning {}

    /** The same address in its one spelling. */
    record Elsewhere(String location) implements Meaning {}

    record Nonsense(int status) implements Meaning {}

    private Paths() {}

    static Meaning of(String raw) {
        if (raw.length() > LONGEST) {
            return new Nonsense(414);
        }
        String decoded = decode(raw);
        if (decoded == null || !decoded.startsWith("/") || decoded.indexOf('\\') >= 0) {
            return new Nonsense(400);
        }
        for (String part : decoded.split("/")) {
            if (part.equals(".") || part.equals("..")) {
                return new Nonsense(404);
            }
        }
        String canonical = (decoded + "/").replaceAll("/{2,}", "/");
        return canonical.equals(decoded) ? new Page(decoded) : new Elsewhere(encode(canonical));
    }

    /** Null where the bytes are no text, or hold control characters. */
    private static @Nullable String decode(String raw) {
        var bytes = new ByteArrayOutputStream();
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            if (character == '%') {
                int value =
                        index + 2 < raw.length() ? hex(raw.charAt(index + 1)) * 16 + hex(raw.charAt(index + 2)) : -1;
                if (value < 0) {
                    return null;
                }
                bytes.write(value);
                index += 2;
            } else {
                bytes.writeBytes(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException noText) {
            return null;
        }
    }

    private static int hex(char digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1000 : value;
    }

    static String encode(String path) {
        var encoded = new StringBuilder();
        for (String part : path.split("(?<=/)|(?=/)")) {
            encoded.append(
                    part.equals("/")
                            ? "/"
                            : URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return encoded.toString();
    }
}
