package org.openvault.frontend.cache;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes ready to send in every coding. Each coding has a strong ETag of its own, as RFC 9110 asks for. */
public final class Body {
    /** One coding of a body; {@code token} is null for the plain bytes. */
    public record Coded(@Nullable String token, Buffer bytes, String length, String etag) {}

    private final String hash;
    private final Map<Encoding, Coded> codings = new EnumMap<>(Encoding.class);
    private final long size;

    private Body(byte[] bytes, int level) {
        this.hash = hash(bytes);
        long total = 0;
        Coded plain = new Coded(null, Buffer.buffer(bytes), String.valueOf(bytes.length), '"' + hash + '"');
        for (Encoding encoding : Encoding.values()) {
            byte[] coded = Compression.compress(bytes, encoding, level);
            boolean same = coded == bytes;
            codings.put(encoding, same ? plain : coded(encoding, coded));
            total += same && encoding != Encoding.IDENTITY ? 0 : coded.length;
        }
        if (!Compression.BROTLI) {
            codings.put(Encoding.BROTLI, of(Encoding.GZIP));
        }
        this.size = total;
    }

    /** Pages: as much as is gained quickly, for a reader waits. */
    public static Body ofPage(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8), 5);
    }

    /** Assets: made once at start. */
    public static Body ofAsset(byte[] bytes) {
        return new Body(bytes, 9);
    }

    public Coded of(Encoding encoding) {
        Coded coded = codings.get(encoding);
        if (coded == null) {
            throw new IllegalStateException("no " + encoding);
        }
        return coded;
    }

    public String hash() {
        return hash;
    }

    /** Bytes in memory, all codings together. */
    public long size() {
        return size;
    }

    private Coded coded(Encoding encoding, byte[] bytes) {
        String etag = '"' + hash + '-' + encoding.token() + '"';
        return new Coded(encoding.token(), Buffer.buffer(bytes), String.valueOf(bytes.length), etag);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
