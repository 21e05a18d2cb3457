package org.openvault.frontend.cache;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.ByteBuffer;
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
    public record Coded(@Nullable CharSequence token, Buffer bytes, CharSequence length, CharSequence etag) {}

    /** How hard to compress. Its number is part of the ETag, for other bytes need another one. */
    enum Effort {
        /** While a reader waits. */
        QUICK(5),
        /** While nobody does. */
        FULL(11);

        private final int brotli;

        Effort(int brotli) {
            this.brotli = brotli;
        }

        int brotli() {
            return brotli;
        }
    }

    private final String hash;
    private final Effort effort;
    private final Map<Encoding, Coded> codings = new EnumMap<>(Encoding.class);
    private final long size;

    private Body(Map<Encoding, byte[]> forms, Effort effort) {
        byte[] plain = plain(forms);
        this.effort = effort;
        this.hash = hash(plain);
        Coded identity = coded(null, plain, "");
        codings.put(Encoding.IDENTITY, identity);
        for (Encoding encoding : new Encoding[] {Encoding.GZIP, Encoding.BROTLI}) {
            byte[] form = forms.get(encoding);
            codings.put(
                    encoding,
                    form == null ? identity : coded(encoding.token(), form, "-" + encoding.token() + effort.brotli()));
        }
        if (!forms.containsKey(Encoding.BROTLI)) {
            codings.put(Encoding.BROTLI, of(Encoding.GZIP));
        }
        this.size = forms.values().stream().mapToLong(form -> form.length).sum();
    }

    /** Pages: as much as is gained quickly, for a reader waits. */
    public static Body ofPage(String text) {
        return new Body(forms(text.getBytes(StandardCharsets.UTF_8), Effort.QUICK), Effort.QUICK);
    }

    /** Assets: made once at start. */
    public static Body ofAsset(byte[] bytes) {
        return new Body(forms(bytes, Effort.FULL), Effort.FULL);
    }

    /** As {@link #forms()} gave it. */
    static Body of(Map<Encoding, byte[]> forms, Effort effort) {
        return new Body(new EnumMap<>(forms), effort);
    }

    /** The same, as small as can be. */
    Body squeezed() {
        return new Body(forms(of(Encoding.IDENTITY).bytes().getBytes(), Effort.FULL), Effort.FULL);
    }

    Effort effort() {
        return effort;
    }

    /** The bytes by coding; what a coding does not make smaller is not among them. */
    Map<Encoding, byte[]> forms() {
        Map<Encoding, byte[]> forms = new EnumMap<>(Encoding.class);
        codings.forEach((encoding, coded) -> {
            if (encoding.token().contentEquals(coded.token() == null ? "" : coded.token())) {
                forms.put(encoding, coded.bytes().getBytes());
            }
        });
        return forms;
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

    /** Whether an ETag, without quotation marks, is of these bytes in one coding or another. */
    public boolean isNamedBy(String tag) {
        return tag.startsWith(hash) && (tag.length() == hash.length() || tag.charAt(hash.length()) == '-');
    }

    /** Bytes in memory, all codings together. */
    public long size() {
        return size;
    }

    private Coded coded(@Nullable String token, byte[] bytes, String suffix) {
        return new Coded(
                token == null ? null : HttpHeaders.createOptimized(token),
                sendable(bytes),
                HttpHeaders.createOptimized(String.valueOf(bytes.length)),
                HttpHeaders.createOptimized('"' + hash + suffix + '"'));
    }

    /**
     * What has settled lies outside the heap, so that the system takes the bytes from where they are. What may be replaced in the
     * next second does not: only a collection of the heap frees such memory.
     */
    @SuppressWarnings("deprecation")
    private Buffer sendable(byte[] bytes) {
        if (effort == Effort.QUICK) {
            return Buffer.buffer(bytes);
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Buffer.buffer(
                Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct).asReadOnly()));
    }

    private static Map<Encoding, byte[]> forms(byte[] plain, Effort effort) {
        Map<Encoding, byte[]> forms = new EnumMap<>(Encoding.class);
        for (Encoding encoding : Encoding.values()) {
            byte[] form = Compression.compress(plain, encoding, effort.brotli());
            if (form != plain || encoding == Encoding.IDENTITY) {
                forms.put(encoding, form);
            }
        }
        return forms;
    }

    private static byte[] plain(Map<Encoding, byte[]> forms) {
        byte[] plain = forms.get(Encoding.IDENTITY);
        if (plain == null) {
            throw new IllegalArgumentException("a body without plain bytes");
        }
        return plain;
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
