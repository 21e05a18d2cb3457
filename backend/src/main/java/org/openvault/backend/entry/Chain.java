package org.openvault.backend.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.document.CanonicalJson;

/**
 * How the revisions of an entry hold on to each other. The first formula covers the document itself; the second covers the
 * document's hash, so that a document can be erased and the chain be proven all the same.
 */
final class Chain {

    static final short NEWEST = 2;

    private Chain() {}

    static byte[] documentHash(JsonNode document) {
        return sha256().digest(bytes(CanonicalJson.of(document)));
    }

    /** @param previous the hash of the revision before; null for the first of an entry */
    static byte[] hash(Revision revision, byte @Nullable [] previous) {
        MessageDigest digest = sha256();
        if (previous != null) {
            digest.update(previous);
        }
        return revision.chain == 1 ? first(revision, digest) : second(revision, digest);
    }

    private static byte[] first(Revision revision, MessageDigest digest) {
        for (Object part : new Object[] {
            revision.entryId,
            revision.number,
            revision.typeVersion,
            revision.author,
            revision.createdAt,
            revision.note,
            revision.basedOn
        }) {
            digest.update(bytes(part + "\n"));
        }
        return digest.digest(bytes(CanonicalJson.of(revision.document)));
    }

    /** The parts as a JSON list: no two sets of parts have one text. */
    private static byte[] second(Revision revision, MessageDigest digest) {
        ArrayNode parts = JsonNodeFactory.instance
                .arrayNode()
                .add(revision.entryId)
                .add(revision.number)
                .add(revision.type)
                .add(revision.typeVersion)
                .add(revision.author)
                .add(revision.authorId)
                .add(revision.createdAt.toString())
                .add(revision.note)
                .add(revision.basedOn)
                .add(revision.openedAt == null ? null : revision.openedAt.toString())
                .add(revision.edition)
                .add(revision.documentHash == null ? null : HexFormat.of().formatHex(revision.documentHash));
        return digest.digest(bytes(parts.toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
