package org.openvault.frontend.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A stored page as a file: a mark, a head that is read when the site starts, and the bodies. Head and bodies have a checksum
 * each, so that half a file is known for what it is.
 */
final class PageFile {
    private static final int MAGIC = 0x4f565032;
    private static final int MARK_AT = 4;
    private static final int LONGEST_HEAD = 1 << 20;
    private static final int LONGEST_BODY = 1 << 26;

    /** @param edition of the site that rendered it */
    record Head(
            CacheKey key,
            PageFacts facts,
            String contentType,
            @Nullable String location,
            String edition) {}

    private PageFile() {}

    /** Appears under its name only when it is whole. Returns its length. */
    static long write(Path file, Head head, Body body) throws IOException {
        byte[] bytes = bytes(head, body);
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), ".part-", "");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return bytes.length;
    }

    /** Notes that the page is outdated. */
    static void mark(Path file) throws IOException {
        if (Files.exists(file)) {
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.seek(MARK_AT);
                out.write(1);
            }
        }
    }

    static Head readHead(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file), 4096))) {
            return head(in);
        }
    }

    /** Null where the file is another copy than the one that is known. */
    static @Nullable StoredPage read(Path file, PageFacts facts) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            Head head = head(in);
            Body body = body(in);
            return head.facts().number() == facts.number()
                    ? new StoredPage(facts, head.contentType(), head.location(), body)
                    : null;
        }
    }

    private static byte[] bytes(Head head, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.write(head.facts().isOutdated() ? 1 : 0);
        sealed(out, LONGEST_HEAD, headBytes(head));
        sealed(out, LONGEST_BODY, bodyBytes(body));
        return bytes.toByteArray();
    }

    private static void sealed(DataOutputStream out, int longest, byte[] bytes) throws IOException {
        if (bytes.length > longest) {
            throw new IOException("a part of " + bytes.length + " bytes is too long to be kept");
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        out.writeInt(bytes.length);
        out.writeLong(sum.getValue());
        out.write(bytes);
    }

    private static DataInputStream sealed(DataInputStream in, int longest) throws IOException {
        int length = in.readInt();
        long expected = in.readLong();
        if (length < 0 || length > longest) {
            throw new IOException("a part of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        if (bytes.length < length || sum.getValue() != expected) {
            throw new EOFException("a part is damaged");
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] headBytes(Head head) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        PageFacts facts = head.facts();
        out.writeUTF(head.key().host());
        out.writeUTF(head.key().path());
        out.writeUTF(head.key().parameters());
        out.writeUTF(head.edition());
        out.writeUTF(head.contentType());
        out.writeUTF(head.location() == null ? "" : head.location());
        out.writeLong(facts.number());
        out.writeInt(facts.status());
        out.writeLong(facts.sequence());
        out.writeLong(facts.storedAt().toEpochMilli());
        out.writeLong(facts.freshUntil().toEpochMilli());
        out.writeLong(millis(facts.nextChange()));
        out.writeLong(millis(facts.goneAt()));
        out.writeInt(facts.tags().size());
        for (String tag : facts.tags()) {
            out.writeUTF(tag);
        }
        return bytes.toByteArray();
    }

    private static Head head(DataInputStream file) throws IOException {
        if (file.readInt() != MAGIC) {
            throw new IOException("not a stored page");
        }
        boolean outdated = file.read() != 0;
        DataInputStream in = sealed(file, LONGEST_HEAD);
        CacheKey key = new CacheKey(in.readUTF(), in.readUTF(), in.readUTF());
        String edition = in.readUTF();
        String contentType = in.readUTF();
        String location = in.readUTF();
        PageFacts facts = facts(in);
        if (outdated) {
            facts.outdate();
        }
        return new Head(key, facts, contentType, location.isEmpty() ? null : location, edition);
    }

    private static PageFacts facts(DataInputStream in) throws IOException {
        long number = in.readLong();
        int status = in.readInt();
        long sequence = in.readLong();
        Instant storedAt = Instant.ofEpochMilli(in.readLong());
        Instant freshUntil = Instant.ofEpochMilli(in.readLong());
        Instant nextChange = instant(in.readLong());
        Instant goneAt = instant(in.readLong());
        Set<String> tags = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            tags.add(in.readUTF());
        }
        return new PageFacts(number, status, tags, sequence, storedAt, freshUntil, nextChange, goneAt);
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? Long.MAX_VALUE : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Long.MAX_VALUE ? null : Instant.ofEpochMilli(millis);
    }

    private static byte[] bodyBytes(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(body.effort().ordinal());
        Map<Encoding, byte[]> forms = body.forms();
        out.writeByte(forms.size());
        for (Map.Entry<Encoding, byte[]> form : forms.entrySet()) {
            out.writeByte(form.getKey().ordinal());
            out.writeInt(form.getValue().length);
            out.write(form.getValue());
        }
        return bytes.toByteArray();
    }

    private static Body body(DataInputStream file) throws IOException {
        DataInputStream in = sealed(file, LONGEST_BODY);
        Body.Effort effort = Body.Effort.values()[in.readByte()];
        Map<Encoding, byte[]> forms = new EnumMap<>(Encoding.class);
        for (int left = in.readByte(); left > 0; left--) {
            Encoding encoding = Encoding.values()[in.readByte()];
            forms.put(encoding, in.readNBytes(in.readInt()));
        }
        return Body.of(forms, effort);
    }
}
