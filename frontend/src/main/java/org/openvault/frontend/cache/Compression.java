package org.openvault.frontend.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses once, when something is stored. */
final class Compression {
    /** Below this a packet is not saved, and the coding only costs. */
    private static final int WORTHWHILE = 256;

    private static final int FULL = Body.Effort.FULL.brotli();

    static final boolean BROTLI = Brotli4jLoader.isAvailable();

    private Compression() {}

    /** The bytes in a coding, or the bytes themselves where that coding gains nothing or is not to be had here. */
    static byte[] compress(byte[] bytes, Encoding encoding, int level) {
        if (bytes.length < WORTHWHILE || (encoding == Encoding.BROTLI && !BROTLI)) {
            return bytes;
        }
        byte[] compressed =
                switch (encoding) {
                    case IDENTITY -> bytes;
                    case GZIP -> gzip(bytes, level);
                    case BROTLI -> brotli(bytes, level);
                };
        return compressed.length < bytes.length ? compressed : bytes;
    }

    private static byte[] brotli(byte[] bytes, int level) {
        try {
            return Encoder.compress(bytes, Encoder.Parameters.create(level));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(level == FULL ? Deflater.BEST_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
