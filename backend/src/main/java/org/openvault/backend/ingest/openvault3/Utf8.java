package org.openvault.backend.ingest.openvault3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes strictly: a file in another encoding would otherwise be imported with its letters broken. */
final class Utf8 {

    private Utf8() {}

    static String decoded(byte[] bytes) throws Broken {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            throw new Broken(1 + (int) out.chars().filter(c -> c == '\n').count());
        }
        return out.toString();
    }

    static final class Broken extends IOException {

        private static final long serialVersionUID = 1L;

        private final int line;

        private Broken(int line) {
            super("not UTF-8");
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
