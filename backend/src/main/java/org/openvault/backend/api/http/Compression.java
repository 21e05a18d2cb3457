package org.openvault.backend.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers in fewer bytes, for those who can read them. */
public final class Compression {

    /** Below this no packet is saved. */
    private static final int WORTHWHILE = 1024;

    private Compression() {}

    public static boolean isWorthwhile(byte[] body) {
        return body.length >= WORTHWHILE;
    }

    public static boolean isAccepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean any = false;
        for (String each : acceptEncoding.split(",")) {
            String[] parts = each.strip().split("\\s*;\\s*", 2);
            boolean wanted = parts.length == 1 || !parts[1].matches("(?i)q=0(\\.0{0,3})?");
            if (parts[0].equalsIgnoreCase("gzip")) {
                return wanted;
            }
            any |= parts[0].equals("*") && wanted;
        }
        return any;
    }

    public static byte[] gzip(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
