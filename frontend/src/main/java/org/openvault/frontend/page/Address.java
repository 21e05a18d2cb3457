package org.openvault.frontend.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a request's path asks for: one spelling per page. */
sealed interface Address {
    /** @param path decoded, begins with a slash, no empty segment but the last */
    record Canonical(String path) implements Address {}

    /** The same page under its one spelling. */
    record Elsewhere(String location) implements Address {}

    record Malformed(int status) implements Address {}

    int LONGEST = 2048;

    static Address of(String raw) {
        if (isPlain(raw)) {
            return new Canonical(raw);
        }
        if (raw.length() > LONGEST) {
            return new Malformed(414);
        }
        if (!raw.startsWith("/")) {
            return new Malformed(400);
        }
        List<String> segments = new ArrayList<>();
        for (String part : raw.split("/+")) {
            String segment;
            try {
                segment = decode(part);
            } catch (CharacterCodingException | IllegalArgumentException e) {
                return new Malformed(400);
            }
            if (isHostile(segment)) {
                return new Malformed(400);
            }
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        String end = raw.endsWith("/") && !segments.isEmpty() ? "/" : "";
        String path = "/" + String.join("/", segments) + end;
        String spelled = encode(path);
        return spelled.equals(raw) ? new Canonical(path) : new Elsewhere(spelled);
    }

    /** Whether a page of this path is at home behind a slash; files are not. */
    static boolean lacksSlash(String path) {
        return !path.endsWith("/") && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    /** The usual case, without any copy: small letters, digits, hyphens, single slashes. */
    private static boolean isPlain(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/' || raw.length() > LONGEST) {
            return false;
        }
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!plain && !(c == '/' && raw.charAt(i - 1) != '/')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostile(String segment) {
        return segment.equals(".")
                || segment.equals("..")
                || segment.chars().anyMatch(c -> c < ' ' || c == 127 || c == '/' || c == '\\');
    }

    private static String decode(String part) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.allocate(part.length() * 3);
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(part, i + 1, Math.min(part.length(), i + 3)));
                if (i + 3 > part.length()) {
                    throw new IllegalArgumentException("half an escape");
                }
                i += 2;
            } else if (c > 126) {
                throw new IllegalArgumentException("a character that must be escaped");
            } else {
                bytes.put((byte) c);
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }

    static String encode(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 127 && (Character.isLetterOrDigit(c) || "/-_.~!$&'()*+,;=:@".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
