package org.openvault.backend.api.http;

import org.jspecify.annotations.Nullable;

/** An answer's body; in fewer bytes once somebody has asked for that, and from then on for all. */
final class AnswerBytes {

    private final byte[] plain;
    private volatile byte @Nullable [] compressed;

    AnswerBytes(byte[] plain) {
        this.plain = plain;
    }

    byte[] plain() {
        return plain;
    }

    boolean isCompressible() {
        return Compression.isWorthwhile(plain);
    }

    byte[] compressed() {
        byte[] made = compressed;
        if (made == null) {
            made = Compression.gzip(plain);
            compressed = made;
        }
        return made;
    }

    /** Counts what may be made later too, which is smaller. */
    int weight() {
        return isCompressible() ? plain.length * 2 : plain.length;
    }
}
